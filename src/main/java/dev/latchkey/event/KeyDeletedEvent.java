package dev.latchkey.event;

import dev.latchkey.ApiKey;

/**
 * Tells CDI observers that a key was deleted, after that was stored. Fired like {@link KeyCreatedEvent}.
 *
 * @param key what it was
 */
public record KeyDeletedEvent(ApiKey key) {}
