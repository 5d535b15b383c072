package dev.latchkey.key;

import java.util.Optional;

/**
 * Holds what a database said of a key, and how recent that is. A data source may spread its connections over replicas, which hear
 * of changes late.
 *
 * @param key the key; empty if there is none
 * @param epoch the number of the last change that the database had heard of, read before the key
 * @param isPrimary whether the database takes changes itself, so that there was none that it had not heard of
 */
public record KeyReading(Optional<KeyRecord> key, long epoch, boolean isPrimary) {}
