package dev.latchkey;

import java.util.Objects;

/**
 * Contains a secret text and prevents accidental output. {@code toString} does not contain the text, the class is not
 * serializable, and it has no getter for JSON or bean mappers. Immutable and thread-safe.
 *
 * <p>{@code equals} does not compare the texts: its duration would reveal how much of them is equal.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /**
     * {@return a secret with the given text}
     *
     * @param text the text, not null
     */
    public static Secret of(String text) {
        return new Secret(Objects.requireNonNull(text, "text"));
    }

    /** {@return the text} The calling code is responsible for its further use. */
    public String reveal() {
        return text;
    }

    /** Returns a constant text that does not depend on the secret. */
    @Override
    public String toString() {
        return "<secret>";
    }
}
