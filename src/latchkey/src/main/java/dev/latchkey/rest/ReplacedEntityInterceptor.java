package dev.latchkey.rest;

import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.scope.GrantedScopes;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Redacts an object by which an interceptor replaced the entity, before the REST runtime chooses a writer for it: a writer of the
 * application for that class would come before ours. It is the last interceptor.
 */
@Priority(RestChain.REPLACED_ENTITY)
@ConstrainedTo(RuntimeType.SERVER)
final class ReplacedEntityInterceptor implements WriterInterceptor {
    private final ResponseRedactor redactor;
    private final EventRedactor late;
    private final Revalidation revalidation;

    @Context
    private HttpServletRequest request;

    ReplacedEntityInterceptor(ResponseRedactor redactor, Revalidation revalidation) {
        this.redactor = redactor;
        this.revalidation = revalidation;
        this.late = new EventRedactor(redactor);
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        Object value = context.getEntity();
        ResponseState state = ResponseState.of(context::getProperty);
        guardStream(value, context);
        if (value != null
                && !state.isApproved(value)
                && redactor.dependence().isPossible(value.getClass(), null, context.getMediaType())) {
            ResponseBody body =
                    new ResponseBody(value, value.getClass(), context.getAnnotations(), context.getMediaType(), true);
            Optional<JsonBody> left = late.of(body, context.getHeaders(), context::getProperty, context::setProperty);
            left.ifPresentOrElse(
                    text -> {
                        context.setEntity(text);
                        use(JsonBody.class, context);
                    },
                    // It chooses the writer by a class that nobody may have changed.
                    () -> use(value.getClass(), context));
        }
        Object before = state.enter();
        try {
            if (ResponseBody.isInParts(context.getMediaType()) && redactor.isAnythingGuarded()) {
                writeParts(context);
            } else {
                context.proceed();
            }
        } finally {
            ResponseState.leaveTo(before);
        }
    }

    /** What is withheld of parts shows when they are written, and has to be said before. */
    private void writeParts(WriterInterceptorContext context) throws IOException {
        GrantedScopes granted = CurrentCaller.grantedIn(context::getProperty);
        if (redactor.isAllFor(granted)) {
            context.proceed();
            return;
        }
        ResponseState state = ResponseState.of(context::getProperty);
        DelayedOutput held = new DelayedOutput(context.getOutputStream(), isComplete -> {
            Set<String> missing = isComplete ? state.missing() : redactor.missingFor(granted);
            if (!missing.isEmpty()) {
                RedactionHeaders.redacted(context.getHeaders(), missing, context::setProperty);
            }
        });
        context.setOutputStream(held);
        context.proceed();
        held.release();
    }

    /** A stream may be written for longer than a decision is good for. */
    private void guardStream(Object value, WriterInterceptorContext context) {
        if (value == null || !ResponseBody.isStreamed(value, context.getMediaType())) {
            return;
        }
        ResponseState state = ResponseState.of(name -> property(name, context));
        boolean known = CurrentCaller.outcomeIn(name -> property(name, context)) instanceof AuthenticationResult.Known;
        if (known && state.policy() != null && !state.isRefused()) {
            Revalidation.Properties properties =
                    new Revalidation.Properties(name -> property(name, context), context::setProperty);
            context.setOutputStream(new GuardedStream(
                    context.getOutputStream(), () -> revalidation.requireOpen(state.policy(), properties)));
        }
    }

    /** CXF does not show interceptors the attributes of the request as its properties. */
    private Object property(String name, WriterInterceptorContext context) {
        Object value = context.getProperty(name);
        return value == null ? EventGuard.property(name, request) : value;
    }

    private static void use(Class<?> type, WriterInterceptorContext context) {
        context.setType(type);
        context.setGenericType(type);
    }
}
