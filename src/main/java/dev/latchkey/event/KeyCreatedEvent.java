package dev.latchkey.event;

import dev.latchkey.ApiKey;

/**
 * Tells CDI observers that a key was made, after that was stored. Fired on the thread that made it; what an observer throws
 * is logged and changes nothing.
 *
 * @param key the new key
 */
public record KeyCreatedEvent(ApiKey key) {}
