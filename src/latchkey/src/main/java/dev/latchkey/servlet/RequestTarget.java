package dev.latchkey.servlet;

import dev.latchkey.scope.Declaration;

/** Describes the target of a request, as far as it decides which guard checks it. */
sealed interface RequestTarget {

    /** Returns whether a preflight runs no code of the target that needs a guard. */
    boolean isSafeToPreflight();

    /**
     * A REST application. The REST guard checks each method, so that REST filters of the application (CORS) see refusals.
     *
     * @param guarded whether the REST guard is registered
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
     * @param declaration the declaration of the servlet for the HTTP method
     * @param isSafeToPreflight whether OPTIONS runs no code of the application
     * @param isOfApplication whether the class belongs to the application, and not to the server
     */
    record Servlet(Declaration declaration, boolean isSafeToPreflight, boolean isOfApplication)
            implements RequestTarget {}

    /**
     * A WebSocket endpoint, which a handshake reaches without servlets and REST.
     *
     * @param declaration its declaration; undeclared if the endpoint is unknown
     */
    record WebSocket(Declaration declaration) implements RequestTarget {
        @Override
        public boolean isSafeToPreflight() {
            return false;
        }
    }
}
