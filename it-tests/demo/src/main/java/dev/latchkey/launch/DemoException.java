package dev.latchkey.launch;

/** Says in one sentence why the demo does not run. It is for the person at the terminal, so it has no stack trace. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message, null, false, false);
    }
}
