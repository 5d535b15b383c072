package dev.latchkey.servlet;

import dev.latchkey.Refusal;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.config.Setting;
import dev.latchkey.config.Settings;
import dev.latchkey.refusal.RefusalWriter;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a request in with the caller that its key names, or turns it away.
 *
 * <p>A host moves it by declaring the filter name {@value #NAME} in {@code web.xml} with mappings of its own; it should keep
 * {@code async-supported} and the dispatchers. The result stays on the request: asynchronous and error dispatches find it
 * there, and so does a second filter of this class, so that no key is looked up twice.
 */
@WebFilter(
        filterName = LatchkeyFilter.NAME,
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR})
public class LatchkeyFilter extends HttpFilter {
    /** The name under which the filter is registered. */
    public static final String NAME = "latchkey";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(LatchkeyFilter.class.getName());
    private static final String MADE_BY_HAND =
            "The filter latchkey was created by code, without injection. Let the server create it, by its"
                    + " annotation or a <filter-class> in web.xml.";

    @Inject
    private transient Authenticator authenticator;

    @Inject
    private transient Settings settings;

    @Inject
    private transient Declarations declarations;

    @Inject
    private transient RefusalWriter refusals;

    private final transient AtomicBoolean loggedSkippedMechanism = new AtomicBoolean();

    private transient CacheEdge caches;
    private transient ServletGuard guard;
    private transient RequestAuthenticator requestAuthenticator;

    @Override
    public void init() throws ServletException {
        if (settings == null) {
            LOG.log(Level.ERROR, MADE_BY_HAND);
            throw new ServletException(MADE_BY_HAND);
        }
        if (!NAME.equals(getFilterName())) {
            LOG.log(
                    Level.WARNING,
                    "The filter {0} is a second LatchkeyFilter and has no effect. To move or map the first one,"
                            + " declare a filter with the name {1}.",
                    getFilterName(),
                    NAME);
        }
        requestAuthenticator = RequestAuthenticator.getOrCreate(getServletContext(), settings, declarations, authenticator, refusals);
        guard = requestAuthenticator.guard();
        caches = new CacheEdge(getServletContext(), settings);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        AuthenticationResult result = request.getDispatcherType() == DispatcherType.ASYNC
                ? requestAuthenticator.authenticateAgain(request, response)
                : requestAuthenticator.authenticate(request, response);
        boolean open = guard.isPublicPath(request);
        // What an earlier dispatch left, perhaps one of another web application, is not about this path.
        if (open || request.getAttribute(CurrentCaller.publicProperty()) != null) {
            request.setAttribute(CurrentCaller.publicProperty(), open ? Boolean.TRUE : null);
        }
        // What other code answers with is its affair, unless it declares scopes: that a DispatchFilter checks.
        DispatcherType type = request.getDispatcherType();
        boolean direct = isDirect(type);
        RequestTarget target = guard.targetOf(request);
        Optional<Refusal> refusal = direct ? guard.refusalFor(target, request, result) : Optional.empty();
        if (refusal.isPresent()) {
            refusals.write(refusal.get(), request, response);
        } else {
            if (settings.access().container() && type == DispatcherType.ASYNC) {
                RequestAuthenticator.reauthenticateInContainer(result, request, response);
            }
            proceed(request, response, chain, result, target, open);
        }
    }

    /** Whether the client, rather than other code, asks for what the request is mapped to. */
    private static boolean isDirect(DispatcherType type) {
        return type == DispatcherType.REQUEST || type == DispatcherType.ASYNC;
    }

    private void proceed(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            AuthenticationResult result,
            RequestTarget target,
            boolean isPublicPath)
            throws IOException, ServletException {
        // A handshake has no response that a cache could keep.
        boolean handshake = target instanceof RequestTarget.WebSocket;
        HttpServletResponse cached =
                handshake ? response : caches.response(request, response, result, target, isPublicPath);
        // Where other code dispatches to, a DispatchFilter knows what is needed.
        HttpServletResponse guarded = isDirect(request.getDispatcherType())
                ? requestAuthenticator.guarded(target, result, request, cached)
                : cached;
        HttpServletRequest wrapped = request;
        if (result instanceof AuthenticationResult.Known known) {
            ScopedRequest scoped = scoped(known, target, request);
            wrapped = guarded == cached ? scoped : scoped.with(guarded);
        } else if (result instanceof AuthenticationResult.Anonymous && !handshake) {
            wrapped = new AnonymousRequest(request);
        }
        AuthenticationResult before = CurrentCaller.enter(result);
        ServletRequest outer = CurrentCaller.begin(request);
        try {
            chain.doFilter(caches.request(wrapped, result, target), guarded);
            caches.finish(request, cached);
        } catch (ServletException | RuntimeException failure) {
            Refusal refusal = WrappedRefusal.in(failure);
            if (refusal == null || response.isCommitted()) {
                throw failure;
            }
            refusals.writeInstead(refusal, request, response);
        } finally {
            CurrentCaller.leaveTo(before);
            CurrentCaller.endTo(outer);
        }
    }

    /** The request as its caller's. */
    private ScopedRequest scoped(
            AuthenticationResult.Known known, RequestTarget target, HttpServletRequest request) {
        if (target instanceof RequestTarget.WebSocket socket) {
            return new SocketRequest(
                    request,
                    known,
                    socket.declaration() instanceof Declaration.Guarded guarded ? guarded.requirement() : null);
        }
        if (settings.access().container()) {
            if (CurrentCaller.isInContainer(request)) {
                return new ScopedRequest(request, known.caller());
            }
            LOG.log(
                    loggedSkippedMechanism.compareAndSet(false, true) ? Level.ERROR : Level.DEBUG,
                    "{0} is \"true\", but the server did not call the HttpAuthenticationMechanism, so the caller"
                            + " is anonymous to EJBs and Jakarta Security. Configure the server as the page container.html"
                            + " of Latchkey describes.",
                    Setting.CONTAINER.key());
        }
        return new CallerRequest(request, known.caller());
    }
}
