package dev.latchkey.servlet;

import dev.latchkey.Refusal;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.scope.Requirement;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** Is the handshake of a WebSocket. Its principal goes along to the session, where {@link WebSocketGuard} finds it. */
final class SocketRequest extends ScopedRequest {
    private final KeyPrincipal principal;

    /**
     * The principal of a session.
     *
     * @param caller who opened it
     * @param required what the endpoint needs; null for nothing but a key
     */
    record KeyPrincipal(AuthenticationResult.Known caller, Requirement required) implements Principal {
        @Override
        public String getName() {
            return caller.caller().keyId();
        }

        /** Why the session may not go on; null if it may. */
        Refusal refusalNow(Authenticator authenticator) {
            AuthenticationResult now = authenticator.authenticateAgain(caller);
            if (now instanceof AuthenticationResult.Refused refused) {
                return refused.refusal();
            }
            AuthenticationResult.Known known = (AuthenticationResult.Known) now;
            return required == null || required.isMetBy(known.caller().granted())
                    ? null
                    : required.refusalFor(known.caller().scopes());
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
