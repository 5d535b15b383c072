/** Renders what a viewer may see of an object as JSON. Alone knows the classes of JSON-B providers. */
package dev.latchkey.redact;
