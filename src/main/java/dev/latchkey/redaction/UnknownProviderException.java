package dev.latchkey.redaction;

/** The JSON-B provider is not one that we know how to make withhold something. */
final class UnknownProviderException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnknownProviderException(Throwable cause) {
        super("This JSON-B provider is not known well enough to redact by it, so nothing guarded is shown", cause);
    }
}
