package dev.latchkey.writing;

/** Says that a request body is not JSON as RFC 8259 defines it, so that its members cannot be checked. */
public final class MalformedBodyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedBodyException(String message) {
        super(message, null, false, false);
    }
}
