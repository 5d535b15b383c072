package dev.latchkey;

import jakarta.ejb.ApplicationException;

/**
 * Refuses a call for want of a key or of a scope. Left alone it becomes the answer that {@link #refusal()} describes, in
 * REST, in servlets and through EJBs; the transaction of an EJB is rolled back.
 *
 * <p>It has no stack trace: it is an answer, not a fault.
 */
@ApplicationException(rollback = true)
public class AccessRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /**
     * Carries a refusal to whoever writes the answer.
     *
     * @param refusal why the call is refused
     */
    public AccessRefusedException(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    /** Why the call is refused; a bare 401 if the exception came here serialized. */
    public Refusal refusal() {
        return refusal == null ? Refusal.credentialsRequired() : refusal;
    }
}
