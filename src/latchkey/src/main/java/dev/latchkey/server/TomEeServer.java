package dev.latchkey.server;

import jakarta.servlet.ServletContext;

/** Recognises TomEE by what it tells of itself. */
final class TomEeServer {
    private TomEeServer() {}

    static boolean is(ServletContext context) {
        String server = context.getServerInfo();
        return server != null && server.contains("TomEE");
    }
}
