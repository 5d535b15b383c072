package dev.latchkey.scope;

import dev.latchkey.config.KeyLike;
import java.util.regex.Pattern;

/** Checks the names of scopes. */
public final class ScopeName {
    /** Stands for every scope of the catalogue when a key is made; never a scope itself. */
    public static final String ALL = "All";

    private static final Pattern FORM =
            Pattern.compile("(?=.{1,64}$)[A-Za-z][A-Za-z0-9_.-]*(:[A-Za-z][A-Za-z0-9_.-]*)*");

    private ScopeName() {}

    /** Whether {@code name} is the name of a scope. */
    public static boolean isValid(String name) {
        return hasForm(name) && !name.equals(ALL);
    }

    /** A key's text would pass for a name, and be shown wherever scopes are. */
    private static boolean hasForm(String name) {
        return name != null && FORM.matcher(name).matches() && !KeyLike.isIn(name);
    }

    /**
     * Hands {@code name} back.
     *
     * @throws IllegalArgumentException if it is null, malformed or reserved
     */
    public static String require(String name) {
        if (!hasForm(name)) {
            throw new IllegalArgumentException(KeyLike.shown(name)
                    + " is not the name of a scope. A name such as Concepts:Get has at most 64 letters, digits, _,"
                    + " . and -, in parts that begin with a letter and are joined by colons");
        }
        if (name.equals(ALL)) {
            throw new IllegalArgumentException("\"All\" is not a scope. It means all scopes when a key is created");
        }
        return name;
    }
}
