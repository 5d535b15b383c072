package dev.latchkey.cdi;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticatedCaller;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/** Checks the caller of a guarded method of a bean that is not a REST resource. */
@Guarded
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class ScopeInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    // Not injected: that would keep guarded beans of a passivating scope from being deployed.
    private transient Declarations declarations;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        if (declarations == null) {
            declarations = declarationsHere();
        }
        if (declarations.of(call.getTarget().getClass(), call.getMethod()) instanceof Declaration.Guarded guarded) {
            demand(guarded.requirement());
        }
        return call.proceed();
    }

    /** On threads of a pool, TomEE finds the container only by the class loader of the web application. */
    private static Declarations declarationsHere() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ScopeInterceptor.class.getClassLoader());
        try {
            return CDI.current().select(Declarations.class).get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void demand(Requirement requirement) {
        AuthenticatedCaller caller = CurrentCaller.known();
        if (caller == null) {
            throw new AccessRefusedException(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED));
        }
        requirement.refusalFor(caller.granted()).ifPresent(refusal -> {
            throw new AccessRefusedException(refusal);
        });
        CurrentCaller.noteUse();
    }
}
