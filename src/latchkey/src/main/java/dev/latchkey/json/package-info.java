/** Reads JSON strictly, so that a document has one interpretation, and makes builders of it. */
package dev.latchkey.json;
