package dev.latchkey.servlet;

import dev.latchkey.Refusal;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.config.LogOnce;
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

/**
 * Authenticates the caller of a request, and passes the request on or refuses it.
 *
 * <p>To change its position or its mapping, declare a filter with the name {@value #NAME} in {@code web.xml}. Keep
 * {@code async-supported} and the dispatchers. The result of the authentication is stored in the request, so asynchronous and error
 * dispatches and a second filter of this class reuse it.
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

    @Inject
    private transient Authenticator authenticator;

    @Inject
    private transient Settings settings;

    @Inject
    private transient Declarations declarations;

    @Inject
    private transient RefusalWriter refusals;

    private final transient LogOnce skippedMechanism = new LogOnce(LOG, Level.ERROR);

    private transient CacheEdge caches;
    private transient ServletGuard guard;
    private transient RequestAuthenticator requestAuthenticator;

    /** For servers, which make filters without arguments (Servlet 6.0, section 6.2) and inject fields. */
    public LatchkeyFilter() {
        this(null, null, null, null);
    }

    LatchkeyFilter(Authenticator authenticator, Settings settings, Declarations declarations, RefusalWriter refusals) {
        this.authenticator = authenticator;
        this.settings = settings;
        this.declarations = declarations;
        this.refusals = refusals;
    }

    @Override
    public void init() {
        Injection.ensure(this, settings);
        if (!NAME.equals(getFilterName())) {
            LOG.log(
                    Level.WARNING,
                    "The filter {0} is a second LatchkeyFilter and has no effect. To move or map the first one,"
                            + " declare a filter with the name {1}.",
                    getFilterName(),
                    NAME);
        }
        requestAuthenticator =
                RequestAuthenticator.getOrCreate(getServletContext(), settings, declarations, authenticator, refusals);
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
        // A value of an earlier dispatch, perhaps by another web application, does not apply to this path.
        if (open || request.getAttribute(CurrentCaller.publicProperty()) != null) {
            request.setAttribute(CurrentCaller.publicProperty(), open ? Boolean.TRUE : null);
        }
        // Dispatches by other code are checked by a DispatchFilter, if their target declares scopes.
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

    /** Returns whether the client requested the mapped target, rather than other code by a dispatch. */
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
        // Caches do not store the response to a handshake.
        boolean handshake = target instanceof RequestTarget.WebSocket;
        HttpServletResponse cached =
                handshake ? response : caches.response(request, response, result, target, isPublicPath);
        // A DispatchFilter checks the targets of dispatches.
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
                caches.fail(cached, result, target);
                throw failure;
            }
            refusals.writeInstead(refusal, request, response);
        } finally {
            CurrentCaller.leaveTo(before);
            CurrentCaller.endTo(outer);
        }
    }

    /** Returns the request that exposes the caller. */
    private ScopedRequest scoped(AuthenticationResult.Known known, RequestTarget target, HttpServletRequest request) {
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
            skippedMechanism.log(
                    "{0} is \"true\", but the server did not call the HttpAuthenticationMechanism, so the caller"
                            + " is anonymous to EJBs and Jakarta Security. Configure the server as the page container.html"
                            + " of Latchkey describes.",
                    Setting.CONTAINER.key());
        }
        return new CallerRequest(request, known.caller());
    }
}
