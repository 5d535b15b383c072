package dev.latchkey.it.plain;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Answers with the name of whoever opened the connection. */
@ServerEndpoint("/socket")
public class PlainSocket {
    @OnMessage
    public String who(Session session, String question) {
        return session.getUserPrincipal().getName();
    }
}
