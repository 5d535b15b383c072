/**
 * Renders what a caller may see of an object as JSON. Alone knows JSON-B.
 *
 * <p>Nothing calls it yet: until REST answers go through it, {@link dev.latchkey.ScopeRequired} on data withholds nothing.
 */
package dev.latchkey.redact;
