package dev.latchkey;

import java.util.Objects;

/**
 * Holds a text that must not print itself: {@code toString} shows nothing of it, it is not serializable, and it has no
 * getter that a JSON or bean mapper would find. Immutable and thread-safe.
 *
 * <p>Two secrets are never compared by {@code equals}: that would tell by its duration how much of them is the same.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Wraps {@code text}, which must not be null. */
    public static Secret of(String text) {
        return new Secret(Objects.requireNonNull(text, "text"));
    }

    /** The text itself. Whoever calls this answers for where it goes. */
    public String reveal() {
        return text;
    }

    /** Shows that there is a secret, and nothing of it. */
    @Override
    public String toString() {
        return "<secret>";
    }
}
