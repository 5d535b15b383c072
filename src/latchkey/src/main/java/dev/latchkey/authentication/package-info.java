/** Gets from a credential to the caller: verification, what is remembered of it, and its place on the request. */
package dev.latchkey.authentication;
