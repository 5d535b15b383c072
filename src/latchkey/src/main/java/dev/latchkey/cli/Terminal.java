package dev.latchkey.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * Is where a command reads its secrets and writes its results. Progress and errors go to the second stream, so that results can be piped.
 *
 * @param environment the environment variables
 * @param out for results
 * @param err for progress and errors
 */
record Terminal(Map<String, String> environment, PrintStream out, PrintStream err) {
    /** Returns an environment variable; empty if it is absent. */
    String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    /** Shows how far long work is. */
    void progress(String text) {
        err.println(text);
    }
}
