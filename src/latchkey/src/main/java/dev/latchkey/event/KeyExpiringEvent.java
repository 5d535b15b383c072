package dev.latchkey.event;

import dev.latchkey.ApiKey;
import java.time.Instant;
import java.util.Objects;

/**
 * Notifies CDI observers that an active key expires soon: 30, 14, 7 and 1 days before. Keys that were replaced have no such event.
 *
 * <p>The servers of one store together fire it at least once for each key and number of days, on a thread without a request.
 * After a crash it may be fired again, with the same {@code id}. If no server was running at that time, it is fired late.
 *
 * @param id identifies the notice, so that observers can recognize a repetition; at most 64 characters
 * @param key the key at that time
 * @param expires when the key expires
 * @param days the number of days before the expiry that the notice is for: 30, 14, 7 or 1
 */
public record KeyExpiringEvent(String id, ApiKey key, Instant expires, int days) {
    /**
     * Requires all values.
     *
     * @param id identifies the notice
     * @param key the key at that time
     * @param expires when the key expires
     * @param days the number of days before the expiry
     */
    public KeyExpiringEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(expires, "expires");
    }
}
