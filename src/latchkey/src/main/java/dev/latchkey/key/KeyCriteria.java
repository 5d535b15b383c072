package dev.latchkey.key;

import dev.latchkey.ApiKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Says which keys to list besides their application, state and scope.
 *
 * @param unusedSince only those that were not used since then, and are older
 * @param neverUsed only those that were never used
 * @param leaked only those that were reported as leaked
 * @param endsBefore only those that expire or are deleted before then
 * @param text only those whose description or labels contain this text in any case, or whose id begins with it
 * @param label only those with this label, {@code name=value}
 */
public record KeyCriteria(
        Optional<Instant> unusedSince,
        boolean neverUsed,
        boolean leaked,
        Optional<Instant> endsBefore,
        Optional<String> text,
        Optional<String> label) {
    /** All keys. */
    public static final KeyCriteria ALL =
            new KeyCriteria(Optional.empty(), false, false, Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns whether there is no condition but the text. */
    public boolean isTextAlone() {
        return equals(new KeyCriteria(Optional.empty(), false, false, Optional.empty(), text, Optional.empty()));
    }

    /** Returns whether the text is in the description of a key or begins its id. */
    boolean isTextOf(ApiKey key) {
        return text.isEmpty()
                || key.description()
                        .toLowerCase(Locale.ROOT)
                        .contains(text.get().toLowerCase(Locale.ROOT))
                || key.id().startsWith(text.get());
    }
}
