package dev.latchkey.config;

import java.util.regex.Pattern;

/** Recognises what may hold the text of a key, wherever that would be kept, logged or repeated as something else. */
public final class KeyLike {
    /** The id, the secret and the checksum of a key, behind any prefix. */
    private static final Pattern KEY = Pattern.compile("_[0-9A-Za-z]{12}_[0-9A-Za-z]{33}");

    private static final Pattern HARMLESS = Pattern.compile("[\\x20-\\x7e]{1,64}");

    /** Part of a key, or a key of another make: no name of a scope has so many letters and digits without a break. */
    private static final Pattern LONG_RUN = Pattern.compile("[0-9A-Za-z]{20}");

    private KeyLike() {}

    /** Whether {@code text} holds the text of a key. */
    public static boolean isIn(String text) {
        return KEY.matcher(text).find();
    }

    /** The text in quotation marks for a message; other words where it may hold a secret or is no name of anything. */
    public static String shown(String text) {
        boolean harmless = text != null
                && HARMLESS.matcher(text).matches()
                && !(LONG_RUN.matcher(text).find() && hasDigit(text));
        return harmless && !isIn(text) ? "\"" + text + "\"" : "what is given (it is not repeated here)";
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(character -> character >= '0' && character <= '9');
    }
}
