package dev.latchkey.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.annotation.Annotation;

/** Decides about server-sent events, as wholes where the runtime lets us see wholes, and otherwise by their data. Thread-safe. */
final class EventGuard {
    private final Revalidation revalidation;
    /** Whether this runtime shows whole events, so that their data need not be decided about. */
    private volatile boolean seesWholes;

    EventGuard(Revalidation revalidation) {
        this.revalidation = revalidation;
    }

    /**
     * Whether an event may be sent.
     *
     * @throws EndedStreamException if the stream has to end
     */
    boolean allowsWhole(HttpServletRequest request) throws IOException {
        seesWholes = true;
        return allows(request);
    }

    /** Whether what is to be written is the data of an event that nobody has decided about: runtimes tell its writer no annotations. */
    boolean isUndecided(Annotation[] annotations, HttpServletRequest request) {
        return !seesWholes
                && (annotations == null || annotations.length == 0)
                && state(request).policy() != null
                && state(request).policy().sendsEvents();
    }

    /**
     * Whether an event with this data may be sent.
     *
     * @throws EndedStreamException if the stream has to end
     */
    boolean allows(HttpServletRequest request) throws IOException {
        return allows(new Revalidation.Properties(name -> property(name, request), request::setAttribute));
    }

    /** Does the same for a request of which these are the properties. */
    boolean allows(Revalidation.Properties request) throws IOException {
        return revalidation.allowsEvent(ResponseState.of(request.get()).policy(), request);
    }

    private static ResponseState state(HttpServletRequest request) {
        return ResponseState.of(name -> property(name, request));
    }

    /** Without a request there is nobody who could see more than everybody. */
    static Object property(String name, HttpServletRequest request) {
        try {
            return request.getAttribute(name);
        } catch (IllegalStateException noRequest) {
            return null;
        }
    }
}
