package dev.latchkey.event;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyLeak;
import java.util.Objects;

/**
 * Notifies CDI observers that a valid key was reported as leaked, after the commit. It is fired like {@link KeyCreatedEvent}, on a
 * thread without a request. The setting {@code latchkey.leaked} says what happened to the key. A key of the setting
 * {@code latchkey.keys} is still accepted: remove it there. If the key was deleted, a {@link KeyDeletedEvent} follows.
 *
 * @param key the key after the report
 * @param leak the report
 */
public record KeyLeakedEvent(ApiKey key, KeyLeak leak) {
    /**
     * Requires both values.
     *
     * @param key the key after the report
     * @param leak the report
     */
    public KeyLeakedEvent {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(leak, "leak");
    }
}
