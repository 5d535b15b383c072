package dev.latchkey.writing;

/**
 * Defines what happens to members that a caller may not write.
 *
 * @param ignore whether they are taken out rather than refused
 * @param patch whether the body changes a stored object: {@code null} removes then, and is a value like any other
 */
public record WriteMode(boolean ignore, boolean patch) {}
