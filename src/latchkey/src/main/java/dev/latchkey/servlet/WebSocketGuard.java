package dev.latchkey.servlet;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.config.LogOnce;
import dev.latchkey.server.OpenSessions;
import jakarta.servlet.ServletContext;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Closes WebSocket sessions: with 1008 if the key was revoked or lost a scope of the endpoint, with 1013 if the key cannot be verified
 * because the store is unavailable. It must run periodically.
 */
public final class WebSocketGuard implements Runnable {
    private static final Logger LOG = System.getLogger(WebSocketGuard.class.getName());
    private static final String CONTAINER = "jakarta.websocket.server.ServerContainer";

    private final ServletContext context;
    private final Authenticator authenticator;
    private final LogOnce unknownSessions = new LogOnce(LOG, Level.WARNING);

    /** Creates the guard of a web application. */
    public WebSocketGuard(ServletContext context, Authenticator authenticator) {
        this.context = context;
        this.authenticator = authenticator;
    }

    static boolean areWebSocketsIn(ServletContext context) {
        return context.getAttribute(CONTAINER) != null;
    }

    @Override
    public void run() {
        Object container = context.getAttribute(CONTAINER);
        if (container == null) {
            return;
        }
        Optional<Iterable<Session>> sessions = OpenSessions.of(container);
        if (sessions.isEmpty()) {
            unknownSessions.log(
                    "WebSocket sessions outlive their keys, because {0} does not list the open sessions.",
                    container.getClass().getName());
            return;
        }
        sessions.get().forEach(this::check);
    }

    private void check(Session session) {
        try {
            if (session.isOpen() && session.getUserPrincipal() instanceof SocketRequest.KeyPrincipal principal) {
                Refusal refusal = principal.refusalNow(authenticator);
                if (refusal != null) {
                    session.close(reason(refusal));
                }
            }
        } catch (IOException | RuntimeException closing) {
            LOG.log(Level.DEBUG, "A WebSocket session could not be closed, and is closed later", closing);
        }
    }

    /** The reason has at most the 123 bytes of RFC 6455, section 5.5. */
    private static CloseReason reason(Refusal refusal) {
        return refusal.kind() == RefusalKind.STORE_UNAVAILABLE
                ? new CloseReason(CloseCodes.TRY_AGAIN_LATER, "The API key could not be verified. Connect again later.")
                : new CloseReason(
                        CloseCodes.VIOLATED_POLICY, "The API key was revoked or lost a scope of this endpoint.");
    }
}
