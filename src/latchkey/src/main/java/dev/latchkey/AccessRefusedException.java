package dev.latchkey;

import jakarta.ejb.ApplicationException;

/**
 * Refuses a call that lacks a key or a required scope. If the application does not catch it, it becomes the response that
 * {@link #refusal()} describes, in REST, in servlets and through EJBs. The transaction of an EJB is rolled back.
 *
 * <p>It has no stack trace, because it is a normal response and not a defect.
 */
@ApplicationException(rollback = true)
public class AccessRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /**
     * Creates the exception of a refusal.
     *
     * @param refusal why the call is refused
     */
    public AccessRefusedException(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    /** {@return why the call is refused, or a plain 401 if the exception was deserialized} Never null. */
    public Refusal refusal() {
        return refusal == null ? Refusal.of(RefusalKind.CREDENTIALS_REQUIRED) : refusal;
    }
}
