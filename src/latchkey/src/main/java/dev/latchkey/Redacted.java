package dev.latchkey;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Contains the JSON of an object without the parts that a caller may not see. Immutable.
 *
 * @param json the JSON text
 * @param missingScopes the missing scopes of the withheld parts, sorted; empty if nothing is withheld
 */
public record Redacted(String json, SortedSet<String> missingScopes) {

    /**
     * Copies the scopes.
     *
     * @param json the JSON text
     * @param missingScopes the missing scopes
     */
    public Redacted {
        missingScopes = Collections.unmodifiableSortedSet(new TreeSet<>(missingScopes));
    }
}
