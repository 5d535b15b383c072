package dev.latchkey.demo;

/** Numbers the outcomes that the envelope reports, as the original API does. */
public enum Code {
    OK(10000, "Ok"),
    FAILURE(10020, "Failure"),
    INVALID_TOKEN(11001, "Invalid authentication token"),
    INVALID_CREDENTIALS(11002, "Invalid credentials"),
    INSUFFICIENT_SCOPES(11007, "API key has insufficient scopes"),
    MALFORMED_KEY(11008, "Invalid API key or Invalid API key/application pair"),
    UNKNOWN_KEY(11009, "API key not found"),
    BAD_FORMAT(11100, "Bad request format"),
    UNKNOWN_RESOURCE(11101, "Resource does not exist"),
    INVALID_REQUEST(11102, "Invalid request"),
    METHOD_NOT_ALLOWED(11103, "Method not allowed"),
    TRAINED(21100, "Model trained successfully");

    private final int number;
    private final String description;

    Code(int number, String description) {
        this.number = number;
        this.description = description;
    }

    /** What clients compare. */
    public int number() {
        return number;
    }

    /** What people read, always the same for one number. */
    public String description() {
        return description;
    }
}
