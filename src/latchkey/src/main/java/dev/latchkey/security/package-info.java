/**
 * Tells the container who calls, where {@code latchkey.container} is on. The only package that knows Jakarta Security, which some
 * servers lack.
 */
package dev.latchkey.security;
