package dev.latchkey.cli;

/** Ends a command with a message and an exit code. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    CommandException(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The arguments or the environment are wrong. */
    static CommandException misunderstood(String message) {
        return new CommandException(ExitCode.MISUNDERSTOOD, message);
    }

    int code() {
        return code;
    }
}
