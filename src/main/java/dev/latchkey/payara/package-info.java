/**
 * Makes revocation faster on clusters of Payara, and is not needed for it. The only package that knows Payara's API, which
 * other servers lack.
 */
package dev.latchkey.payara;
