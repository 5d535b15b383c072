package dev.latchkey.cli;

/**
 * Describes one option of a command.
 *
 * @param name how it is written, such as {@code --url}
 * @param value what its value is; empty for an option without a value
 * @param description what it does
 * @param required whether the command needs it
 */
record CommandOption(String name, String value, String description, boolean required) {
    static CommandOption value(String name, String value, String description) {
        return new CommandOption(name, value, description, false);
    }

    static CommandOption flag(String name, String description) {
        return new CommandOption(name, "", description, false);
    }

    CommandOption needed() {
        return new CommandOption(name, value, description, true);
    }

    /** Returns how it is written with its value. */
    String form() {
        return value.isEmpty() ? name : name + " <" + value + ">";
    }
}
