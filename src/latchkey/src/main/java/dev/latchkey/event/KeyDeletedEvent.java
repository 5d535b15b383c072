package dev.latchkey.event;

import dev.latchkey.ApiKey;

/**
 * Notifies CDI observers of a deleted key, after the commit. It is fired like {@link KeyCreatedEvent}.
 *
 * @param key the key before the deletion
 */
public record KeyDeletedEvent(ApiKey key) {}
