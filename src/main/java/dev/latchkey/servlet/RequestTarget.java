package dev.latchkey.servlet;

import dev.latchkey.scope.Declaration;

/** Tells where a request is going, as far as that decides who checks it. */
sealed interface RequestTarget {

    /** Whether a preflight runs no code there that a guard should stand in front of. */
    boolean isSafeToPreflight();

    /**
     * A REST application. Its own guard checks each method, so that the host's REST filters (CORS) see refusals.
     *
     * @param guarded whether that guard is in place
     */
    record Rest(boolean guarded) implements RequestTarget {
        @Override
        public boolean isSafeToPreflight() {
            return guarded;
        }
    }

    /**
     * A servlet, a page or a file.
     *
     * @param declaration what the servlet declares for this HTTP method
     * @param isSafeToPreflight whether OPTIONS runs no code of the host
     * @param isOfApplication whether the class is the application's own, rather than the server's for files and pages
     */
    record Servlet(Declaration declaration, boolean isSafeToPreflight, boolean isOfApplication)
            implements RequestTarget {}

    /**
     * An endpoint of WebSockets, to which a handshake leads past servlets and REST.
     *
     * @param declaration what it declares; undeclared if it is not known
     */
    record WebSocket(Declaration declaration) implements RequestTarget {
        @Override
        public boolean isSafeToPreflight() {
            return false;
        }
    }
}
