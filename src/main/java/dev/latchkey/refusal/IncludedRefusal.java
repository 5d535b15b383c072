package dev.latchkey.refusal;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Carries a refusal by REST out of an include: there REST can set no status, and its exceptions do not get out.
 *
 * <p>{@link RefusalWriter} leaves it on the request, and the filter of dispatches throws it when REST is done.
 */
public final class IncludedRefusal {
    private static final String ATTRIBUTE = "dev.latchkey.servlet.includedRefusal";

    private IncludedRefusal() {}

    /** Leaves a refusal on the request if REST was included; returns whether it did. */
    static boolean put(Refusal refusal, HttpServletRequest request) {
        boolean included = isIncluded(request);
        if (included) {
            request.setAttribute(ATTRIBUTE, refusal);
        }
        return included;
    }

    private static boolean isIncluded(HttpServletRequest request) {
        try {
            return request != null && request.getDispatcherType() == DispatcherType.INCLUDE;
        } catch (RuntimeException noRequest) {
            return false;
        }
    }

    /** Throws the refusal that was left on the request, if there is one. */
    public static void throwIfAny(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Refusal refusal) {
            request.removeAttribute(ATTRIBUTE);
            throw new AccessRefusedException(refusal);
        }
    }
}
