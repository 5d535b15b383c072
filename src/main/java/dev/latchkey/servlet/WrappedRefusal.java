package dev.latchkey.servlet;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import jakarta.ejb.EJBException;
import jakarta.servlet.ServletException;

/** Finds the refusal by a guarded bean or an included servlet in what servlets, EJBs and servers wrap around it on its way out. */
final class WrappedRefusal {
    private WrappedRefusal() {}

    /** Returns the refusal; null if the failure is another one. */
    static Refusal in(Throwable failure) {
        Throwable cause = failure;
        while (isWrapper(cause)) {
            cause = cause.getCause();
        }
        return cause instanceof AccessRefusedException refused ? refused.refusal() : null;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof ServletException
                || failure instanceof EJBException
                // Undertow makes a plain one of whatever an include throws, once for each include.
                || failure != null && failure.getClass() == RuntimeException.class;
    }
}
