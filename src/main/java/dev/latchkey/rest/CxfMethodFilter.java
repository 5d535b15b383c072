package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs the filters of the method that will respond, on CXF. Elsewhere a dynamic feature binds them to their methods; CXF asks no
 * dynamic feature about a sub-resource whose class shows only when a locator has returned it.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class CxfMethodFilter implements ContainerRequestFilter {
    private final RestGuard guard;
    private final RestRedaction redaction;
    private final Map<ResourceCall, List<ContainerRequestFilter>> filters = new ConcurrentHashMap<>();

    CxfMethodFilter(RestGuard guard, RestRedaction redaction) {
        this.guard = guard;
        this.redaction = redaction;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        ResourceCall method = CxfCalls.method(request);
        if (method == null) {
            throw new AccessRefusedException(Refusal.of(RefusalKind.UNCHECKED_REQUEST));
        }
        for (ContainerRequestFilter filter : filters.computeIfAbsent(method, this::filtersFor)) {
            filter.filter(request);
        }
    }

    private List<ContainerRequestFilter> filtersFor(ResourceCall method) {
        return List.of(
                guard.filterFor(method.type(), method.method()), redaction.filterFor(method.type(), method.method()));
    }
}
