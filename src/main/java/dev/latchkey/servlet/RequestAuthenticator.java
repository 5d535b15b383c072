package dev.latchkey.servlet;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.config.Settings;
import dev.latchkey.refusal.RefusalWriter;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Finds out who sends a request, once, whether the filter asks first or the container does. Thread-safe. */
public final class RequestAuthenticator {
    private static final String ATTRIBUTE = "dev.latchkey.servlet.requestAuthenticator";

    private static final String REAUTHENTICATION = "dev.latchkey.servlet.reauthentication";

    private final ServletGuard guard;
    private final Authenticator authenticator;
    /** Null where there are no access tokens. */
    private final DeprecationHeaders tokens;

    private final RefusalWriter refusals;
    private final long lease;

    private RequestAuthenticator(
            ServletGuard guard,
            Authenticator authenticator,
            DeprecationHeaders tokens,
            RefusalWriter refusals,
            Duration lease) {
        this.guard = guard;
        this.authenticator = authenticator;
        this.tokens = tokens;
        this.refusals = refusals;
        this.lease = lease.toNanos();
    }

    /** Opens that of a web application, if it is not open yet: where filters start with their first request, others ask before. */
    public static RequestAuthenticator getOrCreate(
            ServletContext context,
            Settings settings,
            Declarations declarations,
            Authenticator authenticator,
            RefusalWriter refusals) {
        if (context.getAttribute(ATTRIBUTE) instanceof RequestAuthenticator requestAuthenticator) {
            return requestAuthenticator;
        }
        DeprecationHeaders tokens = settings.tokens()
                .map(each -> new DeprecationHeaders(each, settings))
                .orElse(null);
        ServletGuard guard = new ServletGuard(
                new RequestTargetResolver(context, declarations),
                settings.access().publicPaths());
        RequestAuthenticator requestAuthenticator = new RequestAuthenticator(
                guard, authenticator, tokens, refusals, settings.cache().lease());
        context.setAttribute(ATTRIBUTE, requestAuthenticator);
        return requestAuthenticator;
    }

    /**
     * That of a web application.
     *
     * @throws IllegalStateException if it is not open
     */
    public static RequestAuthenticator of(ServletContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof RequestAuthenticator requestAuthenticator) {
            return requestAuthenticator;
        }
        throw new IllegalStateException("Latchkey was not started in " + context.getContextPath() + ".");
    }

    /** What decides about callers. */
    public Authenticator authenticator() {
        return authenticator;
    }

    ServletGuard guard() {
        return guard;
    }

    /** What is known about the caller of a request; it stays on the request. */
    public AuthenticationResult authenticate(HttpServletRequest request, HttpServletResponse response) {
        AuthenticationResult known = CurrentCaller.outcomeOf(request);
        if (known != null) {
            return known;
        }
        AuthenticationResult result =
                guard.isPreflight(request) ? AuthenticationResult.PREFLIGHT : authenticator.authenticate(request);
        CurrentCaller.put(request, result);
        if (tokens != null && DeprecationHeaders.appliesTo(result)) {
            tokens.addTo(request, response);
        }
        return result;
    }

    /** The same for an asynchronous dispatch, before which the key may have ended. */
    AuthenticationResult authenticateAgain(HttpServletRequest request, HttpServletResponse response) {
        AuthenticationResult before = authenticate(request, response);
        if (!(before instanceof AuthenticationResult.Known known)) {
            return before;
        }
        AuthenticationResult now = authenticator.authenticateAgain(known);
        if (now != before) {
            CurrentCaller.put(request, now);
        }
        return now;
    }

    /**
     * Tells the container once more who calls, on the thread that a request goes on with. Pooled ones of Payara and GlassFish
     * would otherwise still be those of another request's caller.
     */
    static void reauthenticateInContainer(AuthenticationResult result, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!(result instanceof AuthenticationResult.Known)) {
            // On Payara and GlassFish this ends a session too: better than to run as somebody else.
            request.logout();
            return;
        }
        request.setAttribute(REAUTHENTICATION, Boolean.TRUE);
        try {
            request.authenticate(response);
        } finally {
            request.removeAttribute(REAUTHENTICATION);
        }
    }

    /** Whether nobody but us asks, so that there is nothing to refuse. */
    public static boolean isReauthentication(HttpServletRequest request) {
        return request.getAttribute(REAUTHENTICATION) != null;
    }

    /** The response for a servlet of the application, which may write for long; others get it as it is. */
    HttpServletResponse guarded(
            RequestTarget target,
            AuthenticationResult result,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(result instanceof AuthenticationResult.Known known)
                || !(target instanceof RequestTarget.Servlet servlet)
                || !servlet.isOfApplication()) {
            return response;
        }
        Requirement required =
                servlet.declaration() instanceof Declaration.Guarded guarded ? guarded.requirement() : null;
        return new GuardedResponse(response, new ResponseCheck(authenticator, known, required, request, lease));
    }

    /** Writes a refusal in place of what other code began to answer. */
    void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.writeInstead(refusal, request, response);
    }

    /** Refuses a request that needs a key and came without a valid one. */
    public void refuseUnauthenticated(AuthenticationResult result, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusals.write(
                result instanceof AuthenticationResult.Refused refused
                        ? refused.refusal()
                        : Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                request,
                response);
    }
}
