package dev.latchkey.event;

import dev.latchkey.ApiKey;

/**
 * Tells CDI observers that a key was changed, disabled, enabled or given an end, after that was stored. Fired like
 * {@link KeyCreatedEvent}.
 *
 * @param before what it was
 * @param after what it is
 */
public record KeyUpdatedEvent(ApiKey before, ApiKey after) {}
