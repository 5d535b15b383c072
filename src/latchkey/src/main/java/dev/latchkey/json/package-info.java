/** Reads JSON strictly, so that a document has one interpretation. */
package dev.latchkey.json;
