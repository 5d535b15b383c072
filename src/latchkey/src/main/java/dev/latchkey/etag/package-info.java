/** Encrypts the entity tags of responses, for callers who do not get the whole representation that a tag names (RFC 9110). */
package dev.latchkey.etag;
