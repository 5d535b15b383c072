package dev.latchkey;

/** Says that the key store could not be asked, so that nothing is known about the key; the attempt may be repeated. */
public class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Reports an outage.
     *
     * @param message what was being done
     * @param cause what the store answered
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
