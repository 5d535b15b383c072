package dev.latchkey.it.streamed;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Holds endpoints of WebSockets, each of which says who opened the session. */
public final class Sockets {
    private Sockets() {}

    /** Needs a scope. */
    @ServerEndpoint("/socket/guarded/{room}")
    @ScopeRequired("Inputs:Get")
    public static class Guarded {
        @OnMessage
        public String who(Session session, String question) {
            return name(session);
        }
    }

    /** Needs a key. */
    @ServerEndpoint("/socket/plain")
    public static class Plain {
        @OnMessage
        public String who(Session session, String question) {
            return name(session);
        }
    }

    /** Needs a key, and is below the path of REST, which never sees its handshakes. */
    @ServerEndpoint("/api/socket")
    public static class BelowRest {
        @OnMessage
        public String who(Session session, String question) {
            return name(session);
        }
    }

    /** Needs nothing. */
    @ServerEndpoint("/socket/public")
    @PublicEndpoint
    public static class Open {
        @OnMessage
        public String who(Session session, String question) {
            return name(session);
        }
    }

    private static String name(Session session) {
        return session.getUserPrincipal() == null
                ? "nobody"
                : session.getUserPrincipal().getName();
    }
}
