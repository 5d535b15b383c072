package dev.latchkey.event;

import dev.latchkey.ApiKey;

/**
 * Notifies CDI observers that a key was updated, disabled, enabled, or got an end because it was replaced. It is fired after the
 * commit, like {@link KeyCreatedEvent}.
 *
 * @param before the key before the change
 * @param after the key after the change
 */
public record KeyUpdatedEvent(ApiKey before, ApiKey after) {}
