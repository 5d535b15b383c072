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

/** Authenticates a request once, for the filter and for the container. Thread-safe. */
public final class RequestAuthenticator {
    private static final String ATTRIBUTE = "dev.latchkey.servlet.requestAuthenticator";

    private static final String REAUTHENTICATION = "dev.latchkey.servlet.reauthentication";

    private final ServletGuard guard;
    private final Authenticator authenticator;
    private final DeprecationHeaders deprecation;
    private final RefusalWriter refusals;
    private final long lease;

    private RequestAuthenticator(
            ServletGuard guard,
            Authenticator authenticator,
            DeprecationHeaders deprecation,
            RefusalWriter refusals,
            Duration lease) {
        this.guard = guard;
        this.authenticator = authenticator;
        this.deprecation = deprecation;
        this.refusals = refusals;
        this.lease = lease.toNanos();
    }

    /** Returns the authenticator of a web application, and creates it for the first caller: some servers initialize filters late. */
    public static RequestAuthenticator getOrCreate(
            ServletContext context,
            Settings settings,
            Declarations declarations,
            Authenticator authenticator,
            RefusalWriter refusals) {
        if (context.getAttribute(ATTRIBUTE) instanceof RequestAuthenticator requestAuthenticator) {
            return requestAuthenticator;
        }
        ServletGuard guard = new ServletGuard(
                new RequestTargetResolver(context, declarations),
                settings.access().publicPaths());
        RequestAuthenticator requestAuthenticator = new RequestAuthenticator(
                guard,
                authenticator,
                new DeprecationHeaders(settings),
                refusals,
                settings.cache().lease());
        context.setAttribute(ATTRIBUTE, requestAuthenticator);
        return requestAuthenticator;
    }

    /**
     * Returns the authenticator of a web application.
     *
     * @throws IllegalStateException if it has not been created
     */
    public static RequestAuthenticator of(ServletContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof RequestAuthenticator requestAuthenticator) {
            return requestAuthenticator;
        }
        throw new IllegalStateException("Latchkey was not started in " + context.getContextPath() + ".");
    }

    /** Returns the authenticator of credentials. */
    public Authenticator authenticator() {
        return authenticator;
    }

    ServletGuard guard() {
        return guard;
    }

    /** Returns the result of the authentication of a request, and stores it in the request. */
    public AuthenticationResult authenticate(HttpServletRequest request, HttpServletResponse response) {
        AuthenticationResult known = CurrentCaller.outcomeOf(request);
        if (known != null) {
            return known;
        }
        AuthenticationResult result =
                guard.isPreflight(request) ? AuthenticationResult.PREFLIGHT : authenticator.authenticate(request);
        CurrentCaller.put(request, result);
        if (isEnding(result)) {
            deprecation.addFor(result, request, response);
        }
        return result;
    }

    private static boolean isEnding(AuthenticationResult result) {
        return result instanceof AuthenticationResult.Known known
                ? known.caller().notice() != null || known.caller().isToken()
                : result instanceof AuthenticationResult.Refused refused && refused.ofToken();
    }

    /** Authenticates an asynchronous dispatch again, because the key may have been revoked meanwhile. */
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
     * Sets the caller of the container on the thread of an asynchronous dispatch. Pooled threads of some servers otherwise keep the
     * caller of another request.
     */
    static void reauthenticateInContainer(
            AuthenticationResult result, HttpServletRequest request, HttpServletResponse response)
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

    /** Returns whether this class called {@code authenticate}, so that the mechanism must not refuse. */
    public static boolean isReauthentication(HttpServletRequest request) {
        return request.getAttribute(REAUTHENTICATION) != null;
    }

    /** Returns a response that checks the caller again while a servlet of the application writes; other targets get the same response. */
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

    /** Replaces the response that other code began by a refusal. */
    void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.writeInstead(refusal, request, response);
    }

    /** Refuses a request that requires a key and has no valid one. */
    public void refuseUnauthenticated(
            AuthenticationResult result, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(
                result instanceof AuthenticationResult.Refused refused
                        ? refused.refusal()
                        : Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                request,
                response);
    }
}
