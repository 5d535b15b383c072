package dev.latchkey.servlet;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.server.EjbExceptions;
import jakarta.servlet.ServletException;

/** Finds the refusal of a guarded bean or an included servlet in the exceptions that servlets, EJBs and servers wrap around it. */
final class WrappedRefusal {
    private WrappedRefusal() {}

    /** Returns the refusal; null if the failure has another cause. */
    static Refusal in(Throwable failure) {
        Throwable cause = failure;
        while (isWrapper(cause)) {
            cause = cause.getCause();
        }
        return cause instanceof AccessRefusedException refused ? refused.refusal() : null;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof ServletException
                || EjbExceptions.isOne(failure)
                // Undertow wraps each exception of an include in a RuntimeException, once for each include.
                || failure != null && failure.getClass() == RuntimeException.class;
    }
}
