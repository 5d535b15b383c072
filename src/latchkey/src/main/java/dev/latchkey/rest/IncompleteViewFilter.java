package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.scope.GrantedScopes;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.function.Predicate;

/** Refuses to let a caller replace objects of which it may not see every member, before the method runs. */
@ConstrainedTo(RuntimeType.SERVER)
final class IncompleteViewFilter implements ContainerRequestFilter {
    private final Predicate<GrantedScopes> seesAll;

    /**
     * Refuses callers.
     *
     * @param seesAll whether callers with the given scopes see all of the replaced objects
     */
    IncompleteViewFilter(Predicate<GrantedScopes> seesAll) {
        this.seesAll = seesAll;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        GrantedScopes caller = CurrentCaller.grantedIn(request::getProperty);
        if (!seesAll.test(caller)) {
            throw new AccessRefusedException(caller.refusal(Refusal.of(RefusalKind.INCOMPLETE_VIEW)));
        }
    }
}
