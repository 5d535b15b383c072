package dev.latchkey.boot;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the jar's commands: {@code java -jar latchkey.jar new-key …} or {@code sign-rows …}. Needs nothing but Java. */
public final class Main {
    private static final Set<String> VERSION = Set.of("version", "--version", "-V");

    private Main() {}

    /**
     * Runs a command and ends the process: 0 done, 1 refused, 2 not understood. {@code --help} and {@code --version} are commands too.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), System.out, System.err, arguments));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length == 1 && VERSION.contains(arguments[0])) {
            String version = Main.class.getPackage().getImplementationVersion();
            out.println("Latchkey " + (version == null ? "(unpackaged)" : version));
            return 0;
        }
        if (arguments.length > 0 && arguments[0].equals(ScanPatternCommand.NAME)) {
            return new ScanPatternCommand(out, err).run(arguments);
        }
        boolean signing = arguments.length > 0 && arguments[0].equals(SignRowsCommand.NAME);
        if (signing && Stream.of(arguments).anyMatch(NewKeyCommand.HELP::contains)) {
            out.print(SignRowsCommand.USAGE);
            return 0;
        }
        if (signing) {
            return new SignRowsCommand(environment, out, err).run(arguments);
        }
        return new NewKeyCommand(environment, out, err).run(arguments);
    }
}
