package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import jakarta.ws.rs.WebApplicationException;

/**
 * Carries the refusal of a body out of what reads it. REST runtimes that bind parameters wrap what a reader throws, and find an
 * exception of theirs again.
 */
final class RefusedBodyException extends WebApplicationException {
    private static final long serialVersionUID = 1L;

    RefusedBodyException(AccessRefusedException refused) {
        super(refused, refused.refusal().status());
    }

    /** Returns the same failure, wrapped if it is a refusal. */
    static RuntimeException of(RuntimeException failure) {
        return failure instanceof AccessRefusedException refused ? new RefusedBodyException(refused) : failure;
    }
}
