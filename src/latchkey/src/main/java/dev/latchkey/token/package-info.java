/**
 * Issues deprecated access tokens by the client credentials grant of OAuth 2.0 (RFC 6749, section 4.4). It is off by default, and ends
 * at the sunset.
 */
package dev.latchkey.token;
