package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.authentication.Dependence;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.scope.GrantedScopes;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Refuses a call of which every response would be refused, before the method runs; says what is declared about the others, and
 * hides the conditions of requests for responses that are perhaps not whole.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class EarlyRejectionFilter implements ContainerRequestFilter {
    private final ResponsePolicy plan;
    /** Null if nothing can be known before the method has run. */
    private final RedactionPolicy rule;

    private final boolean sendsEvents;
    private final RedactionEngine redactions;
    private final ApplicationJson host;

    EarlyRejectionFilter(
            ResponsePolicy plan,
            RedactionPolicy rule,
            boolean sendsEvents,
            RedactionEngine redactions,
            ApplicationJson host) {
        this.plan = plan;
        this.rule = rule;
        this.sendsEvents = sendsEvents;
        this.redactions = redactions;
        this.host = host;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ResponseState exchange = ResponseState.begin(plan, request);
        if (plan.pointers().isEmpty() && !redactions.isAnythingGuarded()) {
            return;
        }
        if (sendsEvents && host.writesPastUs(CurrentCaller.grantedIn(request::getProperty))) {
            throw new AccessRefusedException(Refusal.of(RefusalKind.UNRENDERABLE_RESPONSE));
        }
        if (isWholeForAll(request)) {
            RestPreconditions.show(request);
            return;
        }
        GrantedScopes viewer = CurrentCaller.grantedIn(request::getProperty);
        boolean isPartial = !redactions.isAllFor(viewer) || plan.pointers().withholdsFrom(viewer);
        boolean isPublic = request.getProperty(Dependence.PROPERTY) instanceof Dependence.None;
        if (isPublic && isDependent()) {
            request.setProperty(Dependence.PROPERTY, Dependence.CALLER);
        }
        boolean isRead = RestPreconditions.isRead(request);
        // Whether caches are to keep callers apart shows in the 200 of which a 304 would be.
        if (isRead && (isPartial || isPublic && plan.isOpaque())) {
            RestPreconditions.hide(request);
        } else {
            RestPreconditions.show(request);
        }
        if (!isPartial) {
            return;
        }
        if (isRead) {
            exchange.becomePartial();
        }
        if (sendsEvents && !plan.isManual()) {
            // What events hold shows when the header is gone.
            request.setProperty(
                    Dependence.PROPERTY, new Dependence.Withheld(String.join(", ", redactions.missingFor(viewer))));
        }
        if (rule != null && redactions.mayHoldGuarded(plan.type())) {
            redactions
                    .certainRefusal(plan.type(), viewer, rule, host.jsonb(Object.class))
                    .ifPresent(refusal -> {
                        throw new AccessRefusedException(viewer.refusal(refusal));
                    });
        }
    }

    /** Whether the declared type says that nothing is ever withheld. */
    private boolean isWholeForAll(ContainerRequestContext request) {
        if (sendsEvents
                || plan.isManual()
                || plan.type() == null
                || !plan.pointers().isEmpty()) {
            return false;
        }
        if (plan.type() instanceof Class<?> plain && ResponseBody.isText(plain) && !redactions.declaresScopes(plain)) {
            return true;
        }
        return !redactions.mayHoldGuarded(plan.type())
                // Components of the configuration write anything; what they are is worth a look only where it matters.
                && !(RestPreconditions.areHidden(request) && redactions.mayAddGuarded(host.jsonb(Object.class)));
    }

    /** Whether it is known before the method runs that callers may get different things. */
    private boolean isDependent() {
        return !plan.isOpaque() || sendsEvents || plan.isManual();
    }
}
