package dev.latchkey.boot;

/** Runs the jar's commands: {@code java -jar latchkey.jar new-key …}. Needs nothing but Java. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process: 0 done, 2 not understood.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        System.exit(new NewKeyCommand(System.getenv(), System.out, System.err).run(arguments));
    }
}
