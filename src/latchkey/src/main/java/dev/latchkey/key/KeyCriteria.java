package dev.latchkey.key;

import java.time.Instant;
import java.util.Optional;

/**
 * Says which keys to list besides their application, state and scope.
 *
 * @param unusedSince only those that were not used since then, and are older
 * @param neverUsed only those that were never used
 * @param endsBefore only those that expire or are deleted before then
 * @param text only those whose description or labels contain this text in any case, or whose id begins with it
 * @param label only those with this label, {@code name=value}
 */
public record KeyCriteria(
        Optional<Instant> unusedSince,
        boolean neverUsed,
        Optional<Instant> endsBefore,
        Optional<String> text,
        Optional<String> label) {
    /** All keys. */
    public static final KeyCriteria ALL =
            new KeyCriteria(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());
}
