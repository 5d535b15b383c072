package dev.latchkey.config;

import java.util.regex.Pattern;

/** Checks what may stand in front of keys. */
public final class KeyPrefix {
    private static final Pattern FORM = Pattern.compile("(?=.{1,20}$)[A-Za-z0-9]+(_[A-Za-z0-9]+)*");

    private KeyPrefix() {}

    /**
     * Hands {@code prefix} back.
     *
     * @throws IllegalArgumentException if it is null or not a prefix
     */
    public static String require(String prefix) {
        if (prefix == null || !FORM.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "a prefix must be 1 to 20 letters and digits, in parts that are joined by _");
        }
        return prefix;
    }
}
