package dev.latchkey;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Holds what a caller may see of an object. Immutable.
 *
 * @param json the JSON text
 * @param missingScopes the scopes for want of which something is withheld, sorted; empty if nothing is
 */
public record Redacted(String json, SortedSet<String> missingScopes) {

    /** Copies the scopes. */
    public Redacted {
        missingScopes = Collections.unmodifiableSortedSet(new TreeSet<>(missingScopes));
    }
}
