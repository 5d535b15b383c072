package dev.latchkey.redaction;

/** The JSON-B provider is not one that we know how to make withhold something. */
final class UnknownProviderException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnknownProviderException(Throwable cause) {
        super(
                "This version of the JSON-B provider is not supported for redaction, so guarded members are"
                        + " left out",
                cause);
    }
}
