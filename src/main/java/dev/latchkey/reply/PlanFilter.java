package dev.latchkey.reply;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.redact.Redactions;
import dev.latchkey.redact.Rule;
import dev.latchkey.redact.Viewer;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Refuses a call of which every response would be refused, before the method runs; says what is declared about the others. */
@ConstrainedTo(RuntimeType.SERVER)
final class PlanFilter implements ContainerRequestFilter {
    private final Plan plan;
    /** Null if nothing can be known before the method has run. */
    private final Rule rule;

    private final boolean sendsEvents;
    private final Redactions redactions;
    private final HostJson host;

    PlanFilter(Plan plan, Rule rule, boolean sendsEvents, Redactions redactions, HostJson host) {
        this.plan = plan;
        this.rule = rule;
        this.sendsEvents = sendsEvents;
        this.redactions = redactions;
        this.host = host;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Exchange.begin(plan, request);
        if (sendsEvents && host.writesPastUs(Viewers.of(request::getProperty))) {
            throw new AccessRefusedException(Refusal.unrenderableResponse());
        }
        if (rule != null && redactions.mayHoldGuarded(plan.type())) {
            Viewer viewer = Viewers.of(request::getProperty);
            if (redactions.isAllFor(viewer)) {
                return;
            }
            redactions
                    .certainRefusal(plan.type(), viewer, rule, host.jsonb(Object.class))
                    .ifPresent(refusal -> {
                        throw new AccessRefusedException(Viewers.refusalFor(viewer, refusal));
                    });
        }
    }
}
