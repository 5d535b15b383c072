package dev.latchkey.it.written.forms;

/** Keeps what the last form had. */
public final class Kept {
    private static volatile String last;

    private Kept() {}

    /** Keeps the name and the margin that a method got. */
    public static void keep(Object name, Object margin) {
        last = name + " " + margin;
    }

    static String last() {
        return last;
    }
}
