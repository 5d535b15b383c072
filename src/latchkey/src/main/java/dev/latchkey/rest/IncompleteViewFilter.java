package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.writing.WriteGuard;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Type;

/** Refuses to let a caller replace objects of which it may not see every member, before the method runs. */
@ConstrainedTo(RuntimeType.SERVER)
final class IncompleteViewFilter implements ContainerRequestFilter {
    private final WriteGuard guard;
    private final Type replaced;

    IncompleteViewFilter(WriteGuard guard, Type replaced) {
        this.guard = guard;
        this.replaced = replaced;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        GrantedScopes caller = CurrentCaller.grantedIn(request::getProperty);
        if (!guard.maySeeAll(replaced, caller)) {
            throw new AccessRefusedException(caller.refusal(Refusal.of(RefusalKind.INCOMPLETE_VIEW)));
        }
    }
}
