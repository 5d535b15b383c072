package dev.latchkey.event;

import dev.latchkey.ApiKey;

/**
 * Notifies CDI observers of a new key, after the commit. It is fired on the thread that created the key. An exception of an
 * observer is logged and has no other effect.
 *
 * @param key the new key
 */
public record KeyCreatedEvent(ApiKey key) {}
