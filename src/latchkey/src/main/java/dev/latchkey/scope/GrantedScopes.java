package dev.latchkey.scope;

import java.util.Set;

/**
 * Holds the scopes of one caller: as bits for checks, as names for messages. Made by {@link Vocabulary#granted}.
 *
 * @param bits the scopes as bits
 * @param names their names
 */
public record GrantedScopes(ScopeSet bits, Set<String> names) {
    /** The scopes of an anonymous caller: none. */
    public static final GrantedScopes ANONYMOUS = new GrantedScopes(ScopeSet.EMPTY, Set.of());
}
