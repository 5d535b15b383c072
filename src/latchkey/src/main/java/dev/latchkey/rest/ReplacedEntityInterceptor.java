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
 * Withholds from an object that an interceptor put in place of another, before the REST runtime chooses a writer for it: one of
 * the host for that very class would come before ours. The last interceptor.
 */
@Priority(RestChain.REPLACED_ENTITY)
@ConstrainedTo(RuntimeType.SERVER)
final class ReplacedEntityInterceptor implements WriterInterceptor {
    private final ResponseRedactor answers;
    private final EventRedactor late;
    private final Revalidation revalidation;

    @Context
    private HttpServletRequest request;

    ReplacedEntityInterceptor(ResponseRedactor answers, Revalidation revalidation) {
        this.answers = answers;
        this.revalidation = revalidation;
        this.late = new EventRedactor(answers);
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        Object value = context.getEntity();
        ResponseState exchange = ResponseState.of(context::getProperty);
        Object approved = exchange.approved();
        guardStream(value, context);
        if (value != null && value != approved && answers.concernLate(value.getClass(), null, context.getMediaType())) {
            ResponseBody reply =
                    new ResponseBody(value, value.getClass(), context.getAnnotations(), context.getMediaType(), true);
            Optional<JsonBody> left = late.of(reply, context.getHeaders(), context::getProperty, context::setProperty);
            left.ifPresentOrElse(
                    text -> {
                        context.setEntity(text);
                        use(JsonBody.class, context);
                    },
                    // It chooses the writer by a class that nobody may have changed.
                    () -> use(value.getClass(), context));
        }
        Object before = Approval.enter(approved);
        try {
            if (ResponseBody.isInParts(context.getMediaType()) && answers.isAnythingGuarded()) {
                writeParts(context);
            } else {
                context.proceed();
            }
        } finally {
            Approval.leaveTo(before);
        }
    }

    /** What is withheld of parts shows when they are written, and has to be said before. */
    private void writeParts(WriterInterceptorContext context) throws IOException {
        GrantedScopes viewer = CurrentCaller.grantedIn(context::getProperty);
        if (answers.isAllFor(viewer)) {
            context.proceed();
            return;
        }
        ResponseState exchange = ResponseState.of(context::getProperty);
        DelayedOutput held = new DelayedOutput(context.getOutputStream(), isComplete -> {
            Set<String> missing = isComplete ? exchange.missing() : answers.missingFor(viewer);
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
        if (value == null || !GuardedStream.isFor(value, context.getMediaType())) {
            return;
        }
        ResponseState exchange = ResponseState.of(name -> property(name, context));
        boolean known = CurrentCaller.outcomeIn(name -> property(name, context)) instanceof AuthenticationResult.Known;
        if (known && exchange.plan() != null && !exchange.isRefused()) {
            Revalidation.Properties properties =
                    new Revalidation.Properties(name -> property(name, context), context::setProperty);
            context.setOutputStream(new GuardedStream(
                    context.getOutputStream(), () -> revalidation.requireOpen(exchange.plan(), properties)));
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
