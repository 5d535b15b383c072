package dev.latchkey.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the options of one call of a command. Immutable. */
final class CommandLine {
    private final Map<String, String> values;
    private final String operand;

    private CommandLine(Map<String, String> values, String operand) {
        this.values = values;
        this.operand = operand;
    }

    /**
     * Reads arguments: {@code --name value} or {@code --name=value}, each at most once.
     *
     * @param operand what stands behind the options; empty for nothing
     * @throws CommandException if they are not what the command takes; a value is not repeated, because it may be a secret
     */
    static CommandLine parse(List<String> arguments, List<CommandOption> options, String operand) {
        Map<String, String> values = new HashMap<>();
        String rest = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!name.startsWith("--")) {
                if (operand.isEmpty() || rest != null) {
                    throw CommandException.misunderstood("There are too many arguments.");
                }
                rest = argument;
                continue;
            }
            CommandOption option = options.stream()
                    .filter(commandOption -> commandOption.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> CommandException.misunderstood("There is no such option. Allowed options: "
                            + String.join(
                                    ", ",
                                    options.stream().map(CommandOption::name).toList()) + "."));
            String value = "";
            if (!option.value().isEmpty()) {
                if (equals < 0 && i + 1 == arguments.size()) {
                    throw CommandException.misunderstood("The option " + name + " has no value.");
                }
                value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            } else if (equals >= 0) {
                throw CommandException.misunderstood("The option " + name + " has no value.");
            }
            if (values.put(name, value) != null) {
                throw CommandException.misunderstood("The option " + name + " occurs more than once.");
            }
        }
        for (CommandOption option : options) {
            if (option.required() && !values.containsKey(option.name())) {
                throw CommandException.misunderstood("The option " + option.name() + " is missing.");
            }
        }
        if (!operand.isEmpty() && rest == null) {
            throw CommandException.misunderstood("The argument " + operand + " is missing.");
        }
        return new CommandLine(values, rest);
    }

    Optional<String> value(CommandOption option) {
        return Optional.ofNullable(values.get(option.name()));
    }

    String required(CommandOption option) {
        return value(option)
                .orElseThrow(() -> CommandException.misunderstood("The option " + option.name() + " is missing."));
    }

    boolean has(CommandOption option) {
        return values.containsKey(option.name());
    }

    /** Returns what stands behind the options. */
    String operand() {
        return operand;
    }
}
