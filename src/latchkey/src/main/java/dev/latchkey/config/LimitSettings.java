package dev.latchkey.config;

/**
 * Holds how many requests are accepted. Immutable.
 *
 * @param unknownRate see {@link Setting#UNKNOWN_RATE}
 */
public record LimitSettings(int unknownRate) {}
