package dev.latchkey.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the commands of the jar, such as {@code java -jar latchkey.jar new-key …}. */
public final class Main {
    private static final Set<String> VERSION = Set.of("version", "--version", "-V");
    private static final Set<String> HELP = Set.of("help", "--help", "-h");

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code, see {@link ExitCode}.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), System.out, System.err, arguments));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
        Terminal terminal = new Terminal(environment, out, err);
        Map<String, CliCommand> commands = commands();
        String first = arguments.length == 0 ? "" : arguments[0];
        if (VERSION.contains(first) && arguments.length == 1) {
            return version(terminal);
        }
        if (HELP.contains(first)) {
            CliCommand asked = arguments.length > 1 ? commands.get(arguments[1]) : null;
            out.print(asked == null ? usage(commands.values()) : asked.usage());
            return ExitCode.DONE;
        }
        CliCommand command = commands.get(first);
        if (command == null) {
            err.println("The command is missing or unknown. Allowed commands: " + String.join(", ", commands.keySet())
                    + ".");
            err.println();
            err.print(usage(commands.values()));
            return ExitCode.MISUNDERSTOOD;
        }
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        if (rest.stream().anyMatch(argument -> Set.of("--help", "-h").contains(argument))) {
            out.print(command.usage());
            return ExitCode.DONE;
        }
        return rest.equals(List.of("--version")) ? version(terminal) : command.start(rest, terminal);
    }

    private static int version(Terminal terminal) {
        String version = Main.class.getPackage().getImplementationVersion();
        terminal.out().println("Latchkey " + (version == null ? "(unpackaged)" : version));
        return ExitCode.DONE;
    }

    private static Map<String, CliCommand> commands() {
        Map<String, CliCommand> commands = new LinkedHashMap<>();
        Stream.of(
                        new NewKeyCommand(),
                        new ListCommand(),
                        new ShowCommand(),
                        new ReplaceCommand(),
                        new DeleteCommand(),
                        new ImportCommand(),
                        new ExportCommand(),
                        new VerifyAuditCommand(),
                        new SignRowsCommand(),
                        new ScanPatternCommand())
                .forEach(command -> commands.put(command.name(), command));
        return commands;
    }

    private static String usage(Iterable<CliCommand> commands) {
        StringBuilder text = new StringBuilder("Usage: java -jar latchkey.jar <command> <options>\n\n");
        for (CliCommand command : commands) {
            text.append(String.format("  %-13s %s%n", command.name(), command.summary()));
        }
        return text.append("\nEvery command has the options --help and --version.\n")
                .append("Exit codes: ")
                .append(ExitCode.TABLE)
                .append('\n')
                .toString();
    }
}
