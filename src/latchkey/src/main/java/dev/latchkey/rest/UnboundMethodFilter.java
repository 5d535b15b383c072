package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.LogOnce;
import dev.latchkey.server.EventSinks;
import dev.latchkey.server.ResourceCall;
import dev.latchkey.server.RestCalls;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs the filters of the method that will respond, where the REST runtime does not bind them: it asks no dynamic feature about a
 * sub-resource whose class shows only when a locator has returned it.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class UnboundMethodFilter implements ContainerRequestFilter {
    private static final Logger LOG = System.getLogger(UnboundMethodFilter.class.getName());

    private final LogOnce foreignSinks = new LogOnce(LOG, Level.ERROR);
    private final RestGuard guard;
    private final RestRedaction redaction;
    private final EventSinks sinks;
    /** The components of the runtime are settled when requests come. */
    private volatile boolean sinksAreOurs;

    private final Map<ResourceCall, List<ContainerRequestFilter>> filters = new ConcurrentHashMap<>();

    UnboundMethodFilter(RestGuard guard, RestRedaction redaction, EventSinks sinks) {
        this.guard = guard;
        this.redaction = redaction;
        this.sinks = sinks;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        requireSinks(request);
        ResourceCall method = RestCalls.method(request)
                .orElseThrow(() -> new AccessRefusedException(Refusal.of(RefusalKind.UNCHECKED_REQUEST)));
        for (ContainerRequestFilter filter : filters.computeIfAbsent(method, this::filtersFor)) {
            filter.filter(request);
        }
    }

    /** Refuses requests if another component makes event sinks, because nothing of their events would be withheld. */
    private void requireSinks(ContainerRequestContext request) {
        if (sinksAreOurs) {
            return;
        }
        if (!sinks.areSoleIn(request)) {
            foreignSinks.log(
                    () -> "Another component than that of Latchkey makes the SseEventSinks of REST, so REST is refused."
                            + " Register LatchkeyFeature before it.");
            throw new AccessRefusedException(Refusal.of(RefusalKind.UNCHECKED_REQUEST));
        }
        sinksAreOurs = true;
    }

    private List<ContainerRequestFilter> filtersFor(ResourceCall method) {
        List<ContainerRequestFilter> all = new ArrayList<>();
        all.add(guard.filterFor(method.type(), method.method()));
        all.add(redaction.filterFor(method.type(), method.method()));
        all.addAll(redaction.inputFiltersFor(method.type(), method.method()));
        redaction.formFilterFor(method.type(), method.method()).ifPresent(all::add);
        return List.copyOf(all);
    }
}
