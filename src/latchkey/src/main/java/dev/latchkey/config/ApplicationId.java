package dev.latchkey.config;

import java.util.regex.Pattern;

/** Checks ids of applications, wherever they come in. */
public final class ApplicationId {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private ApplicationId() {}

    /** Whether {@code id} is the id of an application. */
    public static boolean isValid(String id) {
        return id != null && FORM.matcher(id).matches() && !KeyLike.isIn(id);
    }

    /**
     * Hands {@code id} back.
     *
     * @throws IllegalArgumentException if it is null or not the id of an application
     */
    public static String require(String id) {
        if (!isValid(id)) {
            throw new IllegalArgumentException(
                    "the id of an application must be 1 to 64 letters, digits, ., _ and -, and begin with a"
                            + " letter or digit");
        }
        return id;
    }
}
