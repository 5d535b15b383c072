package dev.latchkey.http;

import dev.latchkey.Refusal;
import dev.latchkey.caller.Authenticator;
import dev.latchkey.caller.CurrentCaller;
import dev.latchkey.caller.Outcome;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.Declarations;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Finds out who sends a request, once, whether the filter asks first or the container does. Thread-safe. */
public final class Reception {
    private static final String ATTRIBUTE = "dev.latchkey.http.reception";

    private static final String REMINDING = "dev.latchkey.http.reminding";

    private final Gatekeeper gatekeeper;
    private final Authenticator authenticator;
    /** Null where there are no access tokens. */
    private final TokenNotice tokens;

    private final RefusalWriter refusals;

    private Reception(Gatekeeper gatekeeper, Authenticator authenticator, TokenNotice tokens, RefusalWriter refusals) {
        this.gatekeeper = gatekeeper;
        this.authenticator = authenticator;
        this.tokens = tokens;
        this.refusals = refusals;
    }

    /** Opens that of a web application, if it is not open yet: where filters start with their first request, others ask before. */
    public static Reception open(
            ServletContext context,
            Settings settings,
            Declarations declarations,
            Authenticator authenticator,
            RefusalWriter refusals) {
        if (context.getAttribute(ATTRIBUTE) instanceof Reception reception) {
            return reception;
        }
        TokenNotice tokens =
                settings.tokens().map(each -> new TokenNotice(each, settings)).orElse(null);
        Gatekeeper gatekeeper = new Gatekeeper(new Destinations(context, declarations), settings.publicPaths());
        Reception reception = new Reception(gatekeeper, authenticator, tokens, refusals);
        context.setAttribute(ATTRIBUTE, reception);
        return reception;
    }

    /**
     * That of a web application.
     *
     * @throws IllegalStateException if it is not open
     */
    public static Reception of(ServletContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof Reception reception) {
            return reception;
        }
        throw new IllegalStateException("Latchkey was not started in " + context.getContextPath() + ".");
    }

    /** What decides about callers. */
    public Authenticator authenticator() {
        return authenticator;
    }

    Gatekeeper gatekeeper() {
        return gatekeeper;
    }

    /** What is known about the caller of a request; it stays on the request. */
    public Outcome receive(HttpServletRequest request, HttpServletResponse response) {
        Outcome known = CurrentCaller.outcomeOf(request);
        if (known != null) {
            return known;
        }
        Outcome outcome = gatekeeper.isPreflight(request) ? Outcome.PREFLIGHT : authenticator.authenticate(request);
        CurrentCaller.put(request, outcome);
        if (tokens != null && TokenNotice.concerns(outcome)) {
            tokens.addTo(request, response);
        }
        return outcome;
    }

    /**
     * Tells the container once more who calls, on the thread that a request goes on with. Pooled ones of Payara and GlassFish
     * would otherwise still be those of another request's caller.
     */
    static void remindContainer(Outcome outcome, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!(outcome instanceof Outcome.Known)) {
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

    /** Writes a refusal in place of what other code began to answer. */
    void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.writeInstead(refusal, request, response);
    }

    /** Refuses a request that needs a key and came without a valid one. */
    public void turnAway(Outcome outcome, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(
                outcome instanceof Outcome.Refused refused ? refused.refusal() : Refusal.credentialsRequired(),
                request,
                response);
    }
}
