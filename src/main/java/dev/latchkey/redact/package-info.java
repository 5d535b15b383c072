/** Renders what a caller may see of an object as JSON. Alone knows JSON-B. */
package dev.latchkey.redact;
