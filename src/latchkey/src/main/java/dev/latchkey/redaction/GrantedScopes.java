package dev.latchkey.redaction;

import dev.latchkey.scope.ScopeSet;
import java.util.Set;

/**
 * Tells what somebody holds who is to see an object.
 *
 * @param granted the scopes as bits
 * @param held their names
 */
public record GrantedScopes(ScopeSet granted, Set<String> held) {
    /** Holds nothing. */
    public static final GrantedScopes NOBODY = new GrantedScopes(ScopeSet.EMPTY, Set.of());
}
