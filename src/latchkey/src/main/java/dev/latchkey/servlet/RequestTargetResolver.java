package dev.latchkey.servlet;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.server.RestFilters;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Registration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Determines the target of a request from the servlet that the server mapped it to, so that the spelling of the path does not
 * matter.
 *
 * <p>An unknown target counts as a servlet without a declaration, which requires a key.
 */
final class RequestTargetResolver {
    private static final Declaration UNDECLARED = new Declaration.Undeclared();
    private static final RequestTarget GUARDED_REST = new RequestTarget.Rest(true);
    private static final RequestTarget UNGUARDED_REST = new RequestTarget.Rest(false);
    private static final Set<String> HTTP_METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH");

    private final ServletContext context;
    private final Declarations declarations;
    private final RestRuntimes runtimes;
    private final boolean lateFilters;
    /** Null if the server has no WebSockets. */
    private final SocketEndpoints sockets;

    private final Map<String, ServletEntry> entries = new ConcurrentHashMap<>();

    /** One servlet: whether it runs REST, and its class, which is null if the web application does not see it. */
    private record ServletEntry(
            boolean rest, Class<?> type, boolean safeToPreflight, Map<String, RequestTarget> known) {
        RequestTarget target(String httpMethod, Declarations declarations) {
            RequestTarget target = known.get(httpMethod);
            if (target != null) {
                return target;
            }
            Declaration declaration =
                    type == null ? UNDECLARED : ServletMethods.declaration(type, httpMethod, declarations);
            target = new RequestTarget.Servlet(
                    declaration,
                    safeToPreflight,
                    type != null && type.getClassLoader() == RequestTargetResolver.class.getClassLoader());
            // Clients can invent any number of other methods.
            if (HTTP_METHODS.contains(httpMethod)) {
                known.put(httpMethod, target);
            }
            return target;
        }
    }

    RequestTargetResolver(ServletContext context, Declarations declarations) {
        this.context = context;
        this.declarations = declarations;
        this.runtimes = new RestRuntimes(context.getClassLoader());
        this.lateFilters = RestFilters.areAddedLate(context);
        this.sockets = WebSocketGuard.areWebSocketsIn(context) ? SocketEndpoints.of(context, declarations) : null;
    }

    RequestTarget of(HttpServletRequest request) {
        if (sockets != null && SocketEndpoints.isHandshake(request)) {
            return sockets.target(request);
        }
        String mapped = request.getHttpServletMapping().getServletName();
        return of(mapped == null ? "" : mapped, request);
    }

    /** Returns the target with the given servlet name, independent of the mapping of the request. */
    RequestTarget of(String servlet, HttpServletRequest request) {
        ServletEntry entry = entries.computeIfAbsent(servlet, this::resolve);
        if (entry.rest || lateFilters && hasUnguardedFilter()) {
            return GuardedRestRegistry.isGuarded(context, servlet) ? GUARDED_REST : UNGUARDED_REST;
        }
        return entry.target(request.getMethod(), declarations);
    }

    private ServletEntry resolve(String servlet) {
        ServletRegistration registration = context.getServletRegistration(servlet);
        Class<?> type = registration == null ? null : runtimes.load(registration.getClassName());
        boolean rest = runtimes.isRest(servlet, registration)
                || GuardedRestRegistry.isGuarded(context, servlet)
                || !lateFilters && hasUnguardedFilter();
        return new ServletEntry(rest, type, ServletMethods.isSafeToPreflight(type), new ConcurrentHashMap<>());
    }

    /** A REST runtime that is a filter handles requests to every servlet. */
    private boolean hasUnguardedFilter() {
        List<? extends FilterRegistration> unsigned = context.getFilterRegistrations().entrySet().stream()
                .filter(this::isUnsignedRest)
                .map(Map.Entry::getValue)
                .toList();
        return !unsigned.isEmpty() && (hasUnsignedServlet() || !isGuarded(unsigned));
    }

    /**
     * Whether the only filter is guarded that did not sign, because its runtime does not tell it. Of several REST applications, any
     * one may have kept the guard out, so that none is taken for guarded.
     */
    private boolean isGuarded(List<? extends FilterRegistration> unsigned) {
        return unsigned.size() == 1
                && RestFilters.isAnonymous(unsigned.get(0))
                && GuardedRestRegistry.isGuardedSomewhere(context);
    }

    /** One of which the guard may be that did not say where it is. */
    private boolean hasUnsignedServlet() {
        return context.getServletRegistrations().entrySet().stream().anyMatch(this::isUnsignedRest);
    }

    private boolean isUnsignedRest(Map.Entry<String, ? extends Registration> named) {
        return runtimes.isRest(named.getKey(), named.getValue())
                && !GuardedRestRegistry.isGuarded(context, named.getKey());
    }
}
