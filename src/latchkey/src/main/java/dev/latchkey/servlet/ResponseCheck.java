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
 * Checks whether a servlet may continue a response whose caller was verified earlier.
 *
 * <p>Responses to safe methods are checked at each write. An unsafe method may have revoked its own key, so it continues for one
 * lease.
 */
final class ResponseCheck {
    /** RFC 9110, section 9.2.1. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** The time for which a result is reused, because a servlet may write single characters. */
    private static final long DECISION_HOLDS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Authenticator authenticator;
    private final AuthenticationResult.Known caller;
    private final Requirement required;
    private volatile long decidedAt;
    private volatile boolean ended;

    /**
     * Creates the check of one response.
     *
     * @param required the requirement of the servlet; null if it requires only a key
     * @param lease for how long the first result is valid if the method is unsafe, in nanoseconds
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
     * Checks the caller.
     *
     * @throws IOException if the caller would be refused now
     */
    void run() throws IOException {
        long now = System.nanoTime();
        if (ended || now - decidedAt < DECISION_HOLDS) {
            return;
        }
        AuthenticationResult current = authenticator.authenticateAgain(caller);
        Refusal refusal = current instanceof AuthenticationResult.Known known
                ? refusalOf(known.caller())
                : ((AuthenticationResult.Refused) current).refusal();
        if (refusal != null) {
            throw new IOException("The response ends, because its caller would be refused now: " + refusal.detail());
        }
        decidedAt = now;
    }

    /** Ends the checks. */
    void end() {
        ended = true;
    }

    private Refusal refusalOf(AuthenticatedCaller now) {
        return required == null ? null : required.refusalFor(now.granted()).orElse(null);
    }
}
