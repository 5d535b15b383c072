package dev.latchkey.config;

import java.util.List;

/**
 * Holds what may be called without a declaration or without a key, and who else knows the caller. Immutable.
 *
 * @param undeclared see {@link Setting#UNDECLARED}
 * @param publicPaths see {@link Setting#PUBLIC}
 * @param container see {@link Setting#CONTAINER}
 */
public record AccessSettings(Undeclared undeclared, List<PublicPath> publicPaths, boolean container) {

    /** How a REST method without a declaration is treated. */
    public enum Undeclared {
        /** Calls are refused. */
        DENY,
        /** Any valid key may call it. */
        ALLOW,
        /** The deployment stops. */
        FAIL
    }
}
