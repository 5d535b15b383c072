package dev.latchkey.key;

/** Reports a limit of a key that is not allowed, and which one. */
public final class InvalidTermsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidTermsException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Returns the name of the limit, such as {@code expires}. */
    public String field() {
        return field;
    }
}
