package dev.latchkey;

/**
 * Defines for which accesses to a member of data scopes are required.
 *
 * @see ScopeRequired#on()
 */
public enum Access {
    /** The member is part of a response. */
    READ,
    /** The member is part of a request body. */
    WRITE
}
