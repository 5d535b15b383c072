/**
 * Issues the older access tokens: OAuth 2.0 client credentials (RFC 6749, section 4.4). Off unless the settings switch it on, and
 * over at the sunset.
 */
package dev.latchkey.token;
