package dev.latchkey.openapi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds the required scopes of an operation or a property.
 *
 * @param allOf the scopes that are all required
 * @param anyOf groups of which one scope each is also required
 * @hidden not part of the public API
 */
public record RequiredScopes(SortedSet<String> allOf, Set<SortedSet<String>> anyOf) {
    /** With more alternatives than this, only the scopes of every alternative are listed. */
    private static final int MAX_ALTERNATIVES = 32;

    /** {@return the requirement of no scope} */
    public static RequiredScopes nothing() {
        return new RequiredScopes(new TreeSet<>(), Set.of());
    }

    /** Returns the scopes that are required in each of these cases, of which one applies; no scope without a case. */
    static RequiredScopes common(List<RequiredScopes> cases) {
        if (cases.isEmpty()) {
            return nothing();
        }
        SortedSet<String> allOf = new TreeSet<>(cases.get(0).allOf);
        Set<SortedSet<String>> anyOf = new LinkedHashSet<>(cases.get(0).anyOf);
        cases.forEach(scopes -> {
            allOf.retainAll(scopes.allOf);
            anyOf.retainAll(scopes.anyOf);
        });
        // If each case requires one more scope, one of these scopes is required.
        SortedSet<String> oneEach = new TreeSet<>();
        boolean single = cases.size() > 1;
        for (RequiredScopes scopes : cases) {
            SortedSet<String> own = new TreeSet<>(scopes.allOf);
            own.removeAll(allOf);
            single &= own.size() == 1;
            oneEach.addAll(own);
        }
        if (single) {
            anyOf.add(oneEach);
        }
        return new RequiredScopes(allOf, anyOf);
    }

    boolean isNothing() {
        return allOf.isEmpty() && anyOf.isEmpty();
    }

    /** Returns sets of scopes, each of which is sufficient. */
    List<List<String>> alternatives() {
        List<SortedSet<String>> sets = List.of(allOf);
        for (SortedSet<String> group : anyOf) {
            List<SortedSet<String>> more = new ArrayList<>();
            for (SortedSet<String> set : sets) {
                for (String scope : group) {
                    SortedSet<String> larger = new TreeSet<>(set);
                    larger.add(scope);
                    more.add(larger);
                }
            }
            sets = more;
            if (sets.size() > MAX_ALTERNATIVES) {
                return List.of(List.copyOf(allOf));
            }
        }
        return sets.stream().distinct().map(List::copyOf).toList();
    }

    /**
     * Returns a text such as {@code Inputs:Get (Read Inputs) and one of A:Get, B:Get}.
     *
     * @param descriptions the descriptions of scopes, by name
     */
    String inWords(Map<String, String> descriptions) {
        List<String> parts = new ArrayList<>();
        if (!allOf.isEmpty()) {
            parts.add(
                    allOf.stream().map(scope -> described(scope, descriptions)).collect(Collectors.joining(", ")));
        }
        for (SortedSet<String> group : anyOf) {
            parts.add("one of "
                    + group.stream()
                            .map(scope -> described(scope, descriptions))
                            .collect(Collectors.joining(", ")));
        }
        return String.join(", and ", parts);
    }

    private static String described(String scope, Map<String, String> descriptions) {
        String description = descriptions.getOrDefault(scope, "");
        return description.isEmpty() ? scope : scope + " (" + description + ")";
    }
}
