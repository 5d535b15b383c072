package dev.latchkey.guard;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.caller.CurrentCaller;
import dev.latchkey.caller.Outcome;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Turns bad credentials away before REST looks for a method; here rather than in the servlet filter, so that CORS works. */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 100)
@ConstrainedTo(RuntimeType.SERVER)
public final class CredentialFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (CurrentCaller.outcomeIn(request::getProperty) instanceof Outcome.Refused refused) {
            throw new AccessRefusedException(refused.refusal());
        }
    }
}
