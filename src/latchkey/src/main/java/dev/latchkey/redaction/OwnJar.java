package dev.latchkey.redaction;

import java.security.CodeSource;

/**
 * Knows the jar of Latchkey in a web application. Applications can extend and hold types of its public API only. Its other classes declare no
 * scope and hold nothing of an application, so that they need not be read when a web application starts.
 */
final class OwnJar {
    private static final String CLASSES = "dev/latchkey/";
    private static final String EVENTS = CLASSES + "event/";

    private OwnJar() {}

    /** Returns whether these classes come from this path of a web application. */
    static boolean isAt(String path) {
        CodeSource source = OwnJar.class.getProtectionDomain().getCodeSource();
        return source != null
                && source.getLocation() != null
                && source.getLocation().getPath().endsWith(path);
    }

    /** Returns whether an entry of the jar is of Latchkey, but not of its public API. */
    static boolean isInternal(String entry) {
        return entry.startsWith(CLASSES) && !entry.startsWith(EVENTS) && entry.indexOf('/', CLASSES.length()) > 0;
    }
}
