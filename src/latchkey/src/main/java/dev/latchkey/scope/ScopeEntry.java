package dev.latchkey.scope;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Describes one scope of the catalogue.
 *
 * @param name its name
 * @param description what a key with it may do; empty if nobody said
 * @param requires the scopes that a key needs besides it, sorted
 * @param group the heading under which forms list it
 * @param basic whether short forms offer it
 */
public record ScopeEntry(String name, String description, Set<String> requires, String group, boolean basic) {
    public ScopeEntry {
        requires = Collections.unmodifiableSet(new TreeSet<>(requires));
    }

    static ScopeEntry undescribed(String name) {
        return new ScopeEntry(name, "", Set.of(), groupOf(name), false);
    }

    static String groupOf(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }
}
