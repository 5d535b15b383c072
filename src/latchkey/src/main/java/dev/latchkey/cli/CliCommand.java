package dev.latchkey.cli;

import dev.latchkey.config.SettingException;
import java.io.IOException;
import java.util.List;

/** Is one command: its options are checked before it runs. */
abstract class CliCommand {
    static final CommandOption URL = CommandOption.value(
            "--url",
            "address",
            "where keys are managed, such as https://shop.example/app/latchkey; http: to this machine alone");
    static final CommandOption JDBC = CommandOption.value(
            "--jdbc",
            "url",
            "a database instead of a server; needs drivers on the class path, see the page Command line");
    static final CommandOption JSON = CommandOption.flag("--json", "prints JSON");

    private final String name;
    private final String summary;
    private final String operand;
    private final List<CommandOption> options;

    /**
     * Describes a command.
     *
     * @param operand what stands behind the options, such as {@code <id>}; empty for nothing
     */
    CliCommand(String name, String summary, String operand, CommandOption... options) {
        this.name = name;
        this.summary = summary;
        this.operand = operand;
        this.options = List.of(options);
    }

    /** Does the work; returns the exit code. */
    abstract int run(CommandLine line, Terminal terminal) throws IOException, InterruptedException;

    /** Returns further lines for the usage. */
    String notes() {
        return "";
    }

    String name() {
        return name;
    }

    String summary() {
        return summary;
    }

    String usage() {
        StringBuilder text = new StringBuilder("Usage: java -jar latchkey.jar " + name);
        options.stream().filter(CommandOption::required).forEach(option -> text.append(' ')
                .append(option.form()));
        boolean optional = options.stream().anyMatch(option -> !option.required());
        text.append(optional ? " [options]" : "").append(operand.isEmpty() ? "" : " " + operand);
        text.append("\n\n")
                .append(Character.toUpperCase(summary.charAt(0)))
                .append(summary.substring(1))
                .append(".\n\n");
        options.forEach(option -> text.append(String.format("  %-26s %s%n", option.form(), option.description())));
        text.append(
                String.format("  %-26s %s%n", "--help, --version", "print this or the version, and do nothing else"));
        return text.append(notes().isEmpty() ? "" : "\n" + notes())
                .append("\nExit codes: " + ExitCode.TABLE + "\n")
                .toString();
    }

    /** Runs with arguments as they were given; returns the exit code. */
    final int start(List<String> arguments, Terminal terminal) {
        try {
            return run(CommandLine.parse(arguments, options, operand), terminal);
        } catch (CommandException failure) {
            terminal.err().println(failure.getMessage());
            if (failure.code() == ExitCode.MISUNDERSTOOD) {
                terminal.err().println();
                terminal.err().print(usage());
            }
            return failure.code();
        } catch (IllegalArgumentException | SettingException wrong) {
            terminal.err().println(wrong.getMessage());
            terminal.err().println();
            terminal.err().print(usage());
            return ExitCode.MISUNDERSTOOD;
        } catch (IOException failure) {
            String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
            terminal.err().println("The command failed: " + why);
            return ExitCode.UNAVAILABLE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.UNAVAILABLE;
        }
    }
}
