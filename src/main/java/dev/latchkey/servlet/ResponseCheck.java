package dev.latchkey.servlet;

import dev.latchkey.Refusal;
import dev.latchkey.authentication.AuthenticatedCaller;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.scope.Requirement;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Decides whether a servlet may go on with a response whose caller was verified a while ago.
 *
 * <p>Responses to safe methods are decided about each time that something is written. A method that changes something may have
 * ended its own key, and goes on for a lease.
 */
final class ResponseCheck {
    /** RFC 9110, section 9.2.1. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** A servlet may write single characters. */
    private static final long DECISION_HOLDS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Authenticator authenticator;
    private final AuthenticationResult.Known caller;
    private final Requirement required;
    private volatile long decidedAt;
    private volatile boolean ended;

    /**
     * Decides by {@code authenticator}.
     *
     * @param required what the servlet needs; null for nothing but a key
     * @param lease how long the first decision holds where the method is not safe, in nanoseconds
     */
    ResponseCheck(
            Authenticator authenticator,
            AuthenticationResult.Known caller,
            Requirement required,
            HttpServletRequest request,
            long lease) {
        this.authenticator = authenticator;
        this.caller = caller;
        this.required = required;
        this.decidedAt = System.nanoTime() + (SAFE.contains(request.getMethod()) ? 0 : lease);
    }

    /**
     * Does nothing if the response may go on.
     *
     * @throws IOException if its caller would be refused now
     */
    void run() throws IOException {
        long now = System.nanoTime();
        if (ended || now - decidedAt < DECISION_HOLDS) {
            return;
        }
        AuthenticationResult found = authenticator.authenticateAgain(caller);
        Refusal refusal = found instanceof AuthenticationResult.Known known
                ? refusalOf(known.caller())
                : ((AuthenticationResult.Refused) found).refusal();
        if (refusal != null) {
            throw new IOException("The response ends, because its caller would be refused now: " + refusal.detail());
        }
        decidedAt = now;
    }

    /** Decides nothing any more. */
    void end() {
        ended = true;
    }

    private Refusal refusalOf(AuthenticatedCaller now) {
        return required == null || required.isMetBy(now.granted()) ? null : required.refusalFor(now.scopes());
    }
}
