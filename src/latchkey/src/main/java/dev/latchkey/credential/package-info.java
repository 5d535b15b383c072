/** Gets from a request to the credential in it: where it may stand, what a key's text looks like. */
package dev.latchkey.credential;
