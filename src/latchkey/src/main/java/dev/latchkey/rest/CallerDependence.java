package dev.latchkey.rest;

import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionResult;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.reflect.Type;

/**
 * Decides whether a response depends on its caller: before its method runs, when its body is about to be sent, and of objects that
 * the response filter did not see. Thread-safe.
 */
final class CallerDependence {
    private final RedactionEngine engine;
    private final ApplicationJson application;

    CallerDependence(RedactionEngine engine, ApplicationJson application) {
        this.engine = engine;
        this.application = application;
    }

    /** The ways in which a body depends on its caller. */
    enum Kind {
        /** It does not. */
        NONE,
        /** By what is declared about the method or the types of the body. */
        DECLARED,
        /** Perhaps. Nothing is declared about the types of the body, so the objects in it are examined by their classes. */
        BY_OBJECTS;

        /** Returns whether other callers may get another body than the redacted one; null stands for objects that are sent later. */
        boolean appliesTo(RedactionResult result) {
            return this == DECLARED || !(result instanceof RedactionResult.Whole whole) || whole.depends();
        }
    }

    /**
     * Returns how a body depends on its caller.
     *
     * @param policy what is declared about the method; null if no method was found
     */
    Kind of(ResponseBody body, ResponsePolicy policy) {
        if (policy != null && policy.isManual() && body.success()) {
            return Kind.NONE;
        }
        ResponseBody.Kind kind = body.kind(engine);
        if (isDeclared(body, kind, policy)) {
            return Kind.DECLARED;
        }
        boolean examined =
                kind == ResponseBody.Kind.JSON && engine.isAnythingGuarded() && engine.mustBeJudged(body.value());
        return examined ? Kind.BY_OBJECTS : Kind.NONE;
    }

    private boolean isDeclared(ResponseBody body, ResponseBody.Kind kind, ResponsePolicy policy) {
        if (policy != null && !policy.pointers().isEmpty()) {
            return true;
        }
        if (kind == ResponseBody.Kind.TEXT) {
            return policy != null && policy.declared() != null && body.value() instanceof StreamingOutput;
        }
        return isDeclaredBy(body.value().getClass(), body.type(), body.isJson())
                && (body.isJson()
                        || engine.isGuarded(body.value(), body.type())
                        || kind == ResponseBody.Kind.OTHER && engine.holdsGuarded(body.value()));
    }

    /** Returns whether a body of which only the types are known depends on its caller. */
    boolean isDeclaredBy(Class<?> type, Type declared, boolean json) {
        if (!engine.isAnythingGuarded()) {
            return false;
        }
        Type telling = declared == null || declared instanceof Class<?> ? type : declared;
        // The JSON-B of the application is needed only if the type does not decide it.
        return engine.mayHoldGuarded(telling) || json && engine.mayAddGuarded(application.jsonb(type));
    }

    /** Returns whether an object that the response filter did not see may depend on its caller. A channel for objects does not. */
    boolean isPossible(Class<?> type, Type declared, MediaType media) {
        return !ResponseBody.isSentInPieces(type)
                && !ResponseBody.isText(type, engine)
                && (isDeclaredBy(type, declared, ResponseBody.isJson(media))
                        || ResponseBody.isJson(media) && engine.isAnythingGuarded() && engine.isOpen(type));
    }

    /**
     * Returns whether the declared type alone proves that no response of a method depends on its caller.
     *
     * @param request the request. What components of the configuration write matters only if it has hidden conditions
     */
    boolean isExcluded(ResponsePolicy policy, ContainerRequestContext request) {
        if (policy.sendsEvents()
                || policy.isManual()
                || policy.type() == null
                || !policy.pointers().isEmpty()) {
            return false;
        }
        if (policy.type() instanceof Class<?> type && ResponseBody.isText(type, engine)) {
            return true;
        }
        return !engine.mayHoldGuarded(policy.type())
                && !(RestPreconditions.areHidden(request) && engine.mayAddGuarded(application.jsonb(Object.class)));
    }

    /** Returns whether responses that are not excluded depend on their caller for certain, before the method runs. */
    static boolean isCertain(ResponsePolicy policy) {
        return !policy.isOpaque() || policy.sendsEvents() || policy.isManual();
    }
}
