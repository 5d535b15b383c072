package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.redaction.Pointers;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.writing.BodyGate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;

/**
 * Refuses request bodies that give a member a value which the caller may not write, before the reader of the application has bound
 * them. The last interceptor: it gets what decoders before it made of the body. Parts of a body are read past it, by
 * {@link PartReader}.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class WritableBodyInterceptor implements ReaderInterceptor {
    private final BodyChecks checks;
    private final ApplicationReaders readers;

    @Context
    private HttpServletRequest request;

    WritableBodyInterceptor(BodyChecks checks, ApplicationReaders readers) {
        this.checks = checks;
        this.readers = readers;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        PatchFilter.restore(context);
        GrantedScopes caller = CurrentCaller.grantedIn(context::getProperty);
        MediaType media = context.getMediaType();
        Type type = EntityParameter.contentOf(context.getGenericType(), context.getType());
        if (ResponseBody.isInParts(media) && readers.readPastUs(caller)) {
            throw new AccessRefusedException(caller.refusal(Refusal.of(RefusalKind.UNCHECKABLE_BODY)));
        }
        Pointers pointers = BodyChecks.pointers(
                ResponseState.of(name -> {
                            Object value = context.getProperty(name);
                            return value == null ? EventGuard.property(name, request) : value;
                        })
                        .policy(),
                context.getType(),
                media);
        List<BodyGate> gates = checks.gates(
                context.getInputStream(),
                new BodyChecks.Body(type, media, () -> request.getMethod()),
                pointers,
                caller);
        if (gates.isEmpty()) {
            return context.proceed();
        }
        IgnoredMembersFilter.note(gates, context::getProperty, context::setProperty);
        PartReader.checking(true);
        try {
            return BodyChecks.read(gates, caller, in -> {
                context.setInputStream(in);
                return context.proceed();
            });
        } finally {
            PartReader.checking(false);
        }
    }
}
