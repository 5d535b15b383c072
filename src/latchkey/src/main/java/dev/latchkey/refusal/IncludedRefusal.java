package dev.latchkey.refusal;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Carries a refusal by REST out of an include, where REST cannot set a status and its exceptions are not propagated.
 *
 * <p>{@link RefusalWriter} stores it in the request, and the dispatch filter throws it after REST has returned.
 */
public final class IncludedRefusal {
    private static final String ATTRIBUTE = "dev.latchkey.servlet.includedRefusal";

    private IncludedRefusal() {}

    /** Stores a refusal in the request if the dispatch is an include; returns whether it is one. */
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

    /** Throws the refusal that is stored in the request, if there is one. */
    public static void throwIfAny(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Refusal refusal) {
            request.removeAttribute(ATTRIBUTE);
            throw new AccessRefusedException(refusal);
        }
    }
}
