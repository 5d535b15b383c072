package dev.latchkey.cli;

/** Defines the exit codes of the commands. */
final class ExitCode {
    /** The command did what it was asked for. */
    static final int DONE = 0;

    /** The server refused, or a verification found a fault. */
    static final int REFUSED = 1;

    /** The arguments or the environment are wrong, and nothing was done. */
    static final int MISUNDERSTOOD = 2;

    /** The server or the database is unavailable. */
    static final int UNAVAILABLE = 3;

    static final String TABLE =
            "0 done, 1 refused or a fault found, 2 wrong arguments, 3 server or database unavailable";

    private ExitCode() {}
}
