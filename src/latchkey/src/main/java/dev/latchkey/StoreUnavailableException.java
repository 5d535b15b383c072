package dev.latchkey;

/** Reports that the key store is unavailable, so the key could not be verified. The call may be repeated. */
public class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception of an outage.
     *
     * @param message the operation that failed
     * @param cause the error of the store
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
