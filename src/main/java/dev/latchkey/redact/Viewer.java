package dev.latchkey.redact;

import dev.latchkey.scope.ScopeSet;
import java.util.Set;

/**
 * Tells what somebody holds who is to see an object.
 *
 * @param granted the scopes as bits
 * @param held their names
 */
public record Viewer(ScopeSet granted, Set<String> held) {
    /** Holds nothing. */
    public static final Viewer NOBODY = new Viewer(ScopeSet.EMPTY, Set.of());
}
