package dev.latchkey.guard;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.caller.CurrentCaller;
import dev.latchkey.caller.KnownCaller;
import dev.latchkey.caller.Outcome;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Checks the caller of one REST method, before anything of the host's that belongs to it runs. */
@ConstrainedTo(RuntimeType.SERVER)
final class MethodFilter implements ContainerRequestFilter {
    private final MethodRule rule;

    MethodFilter(MethodRule rule) {
        this.rule = rule;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(CurrentCaller.checkedProperty(), Boolean.TRUE);
        Outcome outcome = CurrentCaller.outcomeIn(request::getProperty);
        if (rule.isPublic() || rule.yieldsToSettings() && request.getProperty(CurrentCaller.publicProperty()) != null) {
            return;
        }
        if (!(outcome instanceof Outcome.Known known)) {
            throw new AccessRefusedException(Refusal.credentialsRequired());
        }
        KnownCaller caller = known.caller();
        rule.refusalFor(caller).ifPresent(refusal -> {
            throw new AccessRefusedException(refusal);
        });
    }
}
