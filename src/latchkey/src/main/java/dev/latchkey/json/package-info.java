/** Reads JSON that must not be read in two ways. */
package dev.latchkey.json;
