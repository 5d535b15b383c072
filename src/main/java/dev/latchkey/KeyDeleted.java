package dev.latchkey;

/**
 * Tells CDI observers that a key was deleted, after that was stored. Fired like {@link KeyIssued}.
 *
 * @param key what it was
 */
public record KeyDeleted(ApiKey key) {}
