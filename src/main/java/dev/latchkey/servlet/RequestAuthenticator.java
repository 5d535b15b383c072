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
    private static final String ATTRIBUTE = "dev.latchkey.servlet.reception";

    private static final String REMINDING = "dev.latchkey.servlet.reminding";

    private final ServletGuard gatekeeper;
    private final Authenticator authenticator;
    /** Null where there are no access tokens. */
    private final DeprecationHeaders tokens;

    private final RefusalWriter refusals;
    private final long lease;

    private RequestAuthenticator(
            ServletGuard gatekeeper,
            Authenticator authenticator,
            DeprecationHeaders tokens,
            RefusalWriter refusals,
            Duration lease) {
        this.gatekeeper = gatekeeper;
        this.authenticator = authenticator;
        this.tokens = tokens;
        this.refusals = refusals;
        this.lease = lease.toNanos();
    }

    /** Opens that of a web application, if it is not open yet: where filters start with their first request, others ask before. */
    public static RequestAuthenticator open(
            ServletContext context,
            Settings settings,
            Declarations declarations,
            Authenticator authenticator,
            RefusalWriter refusals) {
        if (context.getAttribute(ATTRIBUTE) instanceof RequestAuthenticator reception) {
            return reception;
        }
        DeprecationHeaders tokens = settings.tokens()
                .map(each -> new DeprecationHeaders(each, settings))
                .orElse(null);
        ServletGuard gatekeeper = new ServletGuard(
                new RequestTargetResolver(context, declarations),
                settings.access().publicPaths());
        RequestAuthenticator reception = new RequestAuthenticator(
                gatekeeper, authenticator, tokens, refusals, settings.cache().lease());
        context.setAttribute(ATTRIBUTE, reception);
        return reception;
    }

    /**
     * That of a web application.
     *
     * @throws IllegalStateException if it is not open
     */
    public static RequestAuthenticator of(ServletContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof RequestAuthenticator reception) {
            return reception;
        }
        throw new IllegalStateException("Latchkey was not started in " + context.getContextPath() + ".");
    }

    /** What decides about callers. */
    public Authenticator authenticator() {
        return authenticator;
    }

    ServletGuard gatekeeper() {
        return gatekeeper;
    }

    /** What is known about the caller of a request; it stays on the request. */
    public AuthenticationResult receive(HttpServletRequest request, HttpServletResponse response) {
        AuthenticationResult known = CurrentCaller.outcomeOf(request);
        if (known != null) {
            return known;
        }
        AuthenticationResult outcome =
                gatekeeper.isPreflight(request) ? AuthenticationResult.PREFLIGHT : authenticator.authenticate(request);
        CurrentCaller.put(request, outcome);
        if (tokens != null && DeprecationHeaders.concerns(outcome)) {
            tokens.addTo(request, response);
        }
        return outcome;
    }

    /** The same for an asynchronous dispatch, before which the key may have ended. */
    AuthenticationResult receiveAgain(HttpServletRequest request, HttpServletResponse response) {
        AuthenticationResult before = receive(request, response);
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
    static void remindContainer(AuthenticationResult outcome, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!(outcome instanceof AuthenticationResult.Known)) {
            // On Payara and GlassFish this ends a session too: better than to run as somebody else.
            request.logout();
            return;
        }
        request.setAttribute(REMINDING, Boolean.TRUE);
        try {
            request.authenticate(response);
        } finally {
            request.removeAttribute(REMINDING);
        }
    }

    /** Whether nobody but us asks, so that there is nothing to refuse. */
    public static boolean isReminding(HttpServletRequest request) {
        return request.getAttribute(REMINDING) != null;
    }

    /** The response for a servlet of the application, which may write for long; others get it as it is. */
    HttpServletResponse guarded(
            RequestTarget destination,
            AuthenticationResult outcome,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(outcome instanceof AuthenticationResult.Known known)
                || !(destination instanceof RequestTarget.Servlet servlet)
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
    public void turnAway(AuthenticationResult outcome, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusals.write(
                outcome instanceof AuthenticationResult.Refused refused
                        ? refused.refusal()
                        : Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                request,
                response);
    }
}
