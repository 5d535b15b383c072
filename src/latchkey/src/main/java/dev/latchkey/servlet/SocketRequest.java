package dev.latchkey.servlet;

import dev.latchkey.Refusal;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.scope.Requirement;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** Wraps a WebSocket handshake. The session keeps its principal, by which {@link WebSocketGuard} checks the session. */
final class SocketRequest extends ScopedRequest {
    private final KeyPrincipal principal;

    /**
     * The principal of a session.
     *
     * @param caller the caller that opened it
     * @param required the requirement of the endpoint; null if it requires only a key
     */
    record KeyPrincipal(AuthenticationResult.Known caller, Requirement required) implements Principal {
        @Override
        public String getName() {
            return caller.caller().keyId();
        }

        /** Returns the refusal of the session; null if it may continue. */
        Refusal refusalNow(Authenticator authenticator) {
            AuthenticationResult now = authenticator.authenticateAgain(caller);
            if (now instanceof AuthenticationResult.Refused refused) {
                return refused.refusal();
            }
            AuthenticationResult.Known known = (AuthenticationResult.Known) now;
            return required == null
                    ? null
                    : required.refusalFor(known.caller().granted()).orElse(null);
        }

        @Override
        public String toString() {
            return caller.caller().toString();
        }
    }

    SocketRequest(HttpServletRequest request, AuthenticationResult.Known caller, Requirement required) {
        super(request, caller.caller());
        this.principal = new KeyPrincipal(caller, required);
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public String getRemoteUser() {
        return principal.getName();
    }
}
