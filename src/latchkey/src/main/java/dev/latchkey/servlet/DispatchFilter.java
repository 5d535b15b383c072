package dev.latchkey.servlet;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.authentication.Dependence;
import dev.latchkey.refusal.IncludedRefusal;
import dev.latchkey.scope.Declaration;
import dev.latchkey.server.FilterChains;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Checks the caller of a dispatch to one servlet: a forward, include, error page or {@code AsyncContext}, by path or by name.
 *
 * <p>It gets the name of its servlet at registration, because the request of a {@code getNamedDispatcher} does not expose its target.
 * {@link DispatchFilters} registers one for each servlet that needs it.
 */
public class DispatchFilter extends HttpFilter {
    /** The parameter with the name of the servlet. Without it, the mapping of the request decides. */
    static final String SERVLET = "servlet";

    private static final long serialVersionUID = 1L;

    private transient String servlet;

    @Override
    public void init() {
        servlet = getInitParameter(SERVLET);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestAuthenticator requestAuthenticator = RequestAuthenticator.of(getServletContext());
        RequestTarget target = target(requestAuthenticator.guard(), request, chain);
        if (target == null) {
            chain.doFilter(request, response);
            return;
        }
        AuthenticationResult result = requestAuthenticator.authenticate(request, response);
        Optional<Refusal> refusal = requestAuthenticator.guard().refusalOfDispatch(target, request, result);
        if (refusal.isPresent()) {
            refuse(refusal.get(), requestAuthenticator, request, response);
            return;
        }
        note(request, result, target);
        AuthenticationResult before = CurrentCaller.enter(result);
        try {
            chain.doFilter(request, requestAuthenticator.guarded(target, result, request, response));
        } catch (ServletException | RuntimeException failure) {
            // RESTEasy cannot write a refusal after a page that has begun to write.
            IncludedRefusal.throwIfAny(request);
            throw failure;
        } finally {
            CurrentCaller.leaveTo(before);
        }
        IncludedRefusal.throwIfAny(request);
    }

    /** Records for caches that the response depends on the caller. REST determines it by itself. */
    private static void note(HttpServletRequest request, AuthenticationResult result, RequestTarget target) {
        if (result instanceof AuthenticationResult.Known) {
            Dependence.noteDispatch(
                    request,
                    target instanceof RequestTarget.Servlet guarded
                            && guarded.declaration() instanceof Declaration.Guarded);
        }
    }

    /** Returns the target behind this filter; null if it is checked elsewhere or unknown. */
    private RequestTarget target(ServletGuard guard, HttpServletRequest request, FilterChain chain) {
        if (servlet != null) {
            return guard.targetOf(servlet, request);
        }
        // Tomcat also accepts a WebSocket handshake that a page forwards.
        if (guard.targetOf(request) instanceof RequestTarget.WebSocket socket) {
            return socket;
        }
        if (FilterChains.mayBeOfAnotherServlet(chain)) {
            // The filter of the servlet itself may be missing in this chain.
            return FilterChains.servlet(chain)
                    .map(behind -> guard.targetOf(behind, request))
                    .orElse(null);
        }
        String name = servletNameOf(request);
        return name == null || DispatchFilters.isBefore(name, getServletContext())
                ? null
                : guard.targetOf(name, request);
    }

    /** Returns the name of the servlet of a path; null if there is none, or if the dispatch was by name. */
    private static String servletNameOf(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.INCLUDE) {
            return request.getHttpServletMapping().getServletName();
        }
        return request.getAttribute(RequestDispatcher.INCLUDE_MAPPING) instanceof HttpServletMapping mapping
                ? mapping.getServletName()
                : null;
    }

    private static void refuse(
            Refusal refusal,
            RequestAuthenticator requestAuthenticator,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.INCLUDE || response.isCommitted()) {
            throw new AccessRefusedException(refusal);
        }
        requestAuthenticator.refuse(refusal, request, response);
    }
}
