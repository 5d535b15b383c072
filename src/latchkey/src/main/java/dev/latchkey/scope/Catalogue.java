package dev.latchkey.scope;

import dev.latchkey.Scope;
import dev.latchkey.config.KeyLike;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists the scopes that a key of this web application can be made with. Immutable. */
public final class Catalogue {
    private static final String WILDCARD = "*";

    private final SortedMap<String, ScopeEntry> entries;
    private final List<ScopeEntry> listed;

    private Catalogue(Map<String, ScopeEntry> entries) {
        this.entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        this.listed = List.copyOf(entries.values());
    }

    /**
     * Completes what is described by what is used.
     *
     * @throws DeclarationException if a description is malformed, contradicts another, needs an unknown scope or, through
     *     others, itself
     */
    public static Catalogue of(Collection<Scope> described, Collection<String> used) {
        Map<String, ScopeEntry> entries = new LinkedHashMap<>();
        for (Scope scope : described) {
            ScopeEntry entry = entry(scope);
            ScopeEntry other = entries.putIfAbsent(entry.name(), entry);
            if (other != null && !other.equals(entry)) {
                throw new DeclarationException("The scope " + entry.name()
                        + " is described by two different @Scope annotations. Remove one of them.");
            }
        }
        new TreeSet<>(used).forEach(name -> entries.computeIfAbsent(name, ScopeEntry::undescribed));
        for (ScopeEntry entry : entries.values()) {
            for (String required : entry.requires()) {
                if (!entries.containsKey(required)) {
                    throw new DeclarationException("The scope " + entry.name() + " requires " + required
                            + ", which is neither described by a @Scope nor used. Add it, or correct the name."
                            + ScopeSuggestion.question(required, entries.keySet()));
                }
            }
            refuseCycle(entry.name(), entries, new ArrayList<>());
        }
        return new Catalogue(entries);
    }

    private static ScopeEntry entry(Scope scope) {
        try {
            ScopeName.require(scope.name());
            for (String required : scope.requires()) {
                ScopeName.require(required);
            }
        } catch (IllegalArgumentException wrong) {
            throw new DeclarationException("@Scope(name = \"" + scope.name() + "\"): " + wrong.getMessage() + ".");
        }
        return new ScopeEntry(
                scope.name(),
                scope.description(),
                new TreeSet<>(List.of(scope.requires())),
                scope.group().isEmpty() ? ScopeEntry.groupOf(scope.name()) : scope.group(),
                scope.basic());
    }

    private static void refuseCycle(String name, Map<String, ScopeEntry> entries, List<String> path) {
        int seen = path.indexOf(name);
        path.add(name);
        if (seen >= 0) {
            throw new DeclarationException("Scopes require each other in a circle: "
                    + String.join(" requires ", path.subList(seen, path.size())) + ".");
        }
        ScopeEntry entry = entries.get(name);
        if (entry != null) {
            entry.requires().forEach(required -> refuseCycle(required, entries, path));
        }
        path.remove(path.size() - 1);
    }

    /** All entries: as they are described, then by name those that are only used. */
    public List<ScopeEntry> entries() {
        return listed;
    }

    /** The names of all entries, sorted. */
    public Set<String> names() {
        return entries.keySet();
    }

    /**
     * The scopes that a new key gets: {@code All} and wildcards become what they mean now.
     *
     * @throws IncompleteScopesException if one needs another that is not among them
     * @throws IllegalArgumentException if one is unknown
     */
    public Set<String> expand(Set<String> asked) {
        return expand(asked, Set.of());
    }

    /**
     * The same for a key that is there already.
     *
     * @param held the scopes of the key, which it may keep though they are unknown by now
     */
    public Set<String> expand(Set<String> asked, Set<String> held) {
        Set<String> scopes = names(asked, held);
        for (String name : scopes) {
            if (!scopes.containsAll(required(name))) {
                throw new IncompleteScopesException(name, missing(scopes));
            }
        }
        return scopes;
    }

    /**
     * What is asked for, and all that these scopes need, directly and through others.
     *
     * @throws IllegalArgumentException if one is unknown
     */
    public Set<String> complete(Set<String> asked) {
        return complete(asked, Set.of());
    }

    /**
     * The same for a key that is there already.
     *
     * @param held the scopes of the key, which it may keep though they are unknown by now
     */
    public Set<String> complete(Set<String> asked, Set<String> held) {
        Set<String> scopes = names(asked, held);
        scopes.addAll(missing(scopes));
        return scopes;
    }

    /** What {@code All}, wildcards and names mean now; what is unknown means nothing. */
    public Set<String> meaning(Collection<String> names) {
        Set<String> scopes = new TreeSet<>();
        for (String name : names) {
            if (name.equals(ScopeName.ALL) || name.endsWith(":" + WILDCARD)) {
                scopes.addAll(several(name));
            } else if (entries.containsKey(name)) {
                scopes.add(name);
            }
        }
        return scopes;
    }

    private Set<String> names(Set<String> asked, Set<String> held) {
        Set<String> scopes = new TreeSet<>();
        for (String name : asked) {
            if (name != null && held.contains(name) && !entries.containsKey(name)) {
                scopes.add(name);
            } else {
                scopes.addAll(expand(name));
            }
        }
        return scopes;
    }

    private Set<String> required(String name) {
        ScopeEntry entry = entries.get(name);
        return entry == null ? Set.of() : entry.requires();
    }

    /** What the scopes need and is not among them, with what that needs in turn. */
    private Set<String> missing(Set<String> scopes) {
        Set<String> missing = new TreeSet<>();
        Deque<String> todo = new ArrayDeque<>(scopes);
        while (!todo.isEmpty()) {
            for (String text : required(todo.pop())) {
                if (!scopes.contains(text) && missing.add(text)) {
                    todo.add(text);
                }
            }
        }
        return missing;
    }

    /** What {@code All} or a wildcard stands for. */
    private Set<String> several(String name) {
        Set<String> matching = new TreeSet<>(entries.keySet());
        if (!name.equals(ScopeName.ALL)) {
            String resource = name.substring(0, name.length() - WILDCARD.length());
            matching.removeIf(text -> !text.startsWith(resource));
        }
        return matching;
    }

    private Set<String> expand(String name) {
        if (ScopeName.ALL.equals(name) || name != null && name.endsWith(":" + WILDCARD)) {
            Set<String> matching = several(name);
            if (!matching.isEmpty() || name.equals(ScopeName.ALL)) {
                return matching;
            }
        } else if (entries.containsKey(ScopeName.require(name))) {
            return Set.of(name);
        }
        throw new IllegalArgumentException("the scope " + KeyLike.shown(name) + " is unknown. Known scopes: "
                + String.join(", ", entries.keySet()));
    }
}
