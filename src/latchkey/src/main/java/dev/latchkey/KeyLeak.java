package dev.latchkey;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Describes a report that a key has leaked.
 *
 * @param time when it was reported
 * @param reason why it counts as leaked, such as {@code reported}, {@code github} or {@code insecure-channel}
 * @param source where it was found, such as a URL, as the reporter wrote it; empty if it is not known
 */
public record KeyLeak(Instant time, String reason, Optional<String> source) {
    /**
     * Requires all values.
     *
     * @param time when it was reported
     * @param reason why it counts as leaked
     * @param source where it was found
     */
    public KeyLeak {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(source, "source");
    }
}
