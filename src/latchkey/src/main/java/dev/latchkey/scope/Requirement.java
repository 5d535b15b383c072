package dev.latchkey.scope;

import dev.latchkey.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Says which scopes something needs: all of some, and one of each of some groups. Immutable.
 *
 * <p>Made by {@link Declarations}; a check allocates nothing as long as it succeeds.
 */
public final class Requirement {
    private final SortedSet<String> allOf;
    private final List<SortedSet<String>> anyOfGroups;
    private final ScopeSet all;
    private final List<ScopeSet> any;
    private final Set<Set<String>> groups;
    private final int hash;

    Requirement(Collection<String> allOf, Collection<? extends Set<String>> anyOfGroups, Vocabulary vocabulary) {
        this.allOf = Collections.unmodifiableSortedSet(new TreeSet<>(allOf));
        this.anyOfGroups = anyOfGroups.stream()
                .map(group -> Collections.unmodifiableSortedSet(new TreeSet<>(group)))
                .toList();
        this.all = vocabulary.setOf(this.allOf);
        this.any = this.anyOfGroups.stream().map(vocabulary::setOf).toList();
        this.groups = Set.copyOf(this.anyOfGroups);
        this.hash = 31 * this.allOf.hashCode() + groups.hashCode();
    }

    static Requirement all(Collection<Requirement> requirements, Vocabulary vocabulary) {
        Set<String> allOf = new TreeSet<>();
        Set<SortedSet<String>> anyOfGroups = new LinkedHashSet<>();
        for (Requirement each : requirements) {
            allOf.addAll(each.allOf);
            anyOfGroups.addAll(each.anyOfGroups);
        }
        return new Requirement(allOf, anyOfGroups, vocabulary);
    }

    /** Whether a caller with these scopes has what is needed. */
    public boolean isMetBy(ScopeSet held) {
        if (!held.containsAll(all)) {
            return false;
        }
        for (int i = 0; i < any.size(); i++) {
            if (!held.intersects(any.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a caller who holds every scope but this one does not have what is needed. */
    public boolean isLostWithout(String scope) {
        return allOf.contains(scope)
                || anyOfGroups.stream().anyMatch(group -> Set.of(scope).equals(group));
    }

    /** The 403 for a caller with the named scopes, who does not have what is needed. */
    public Refusal refusalFor(Set<String> held) {
        List<String> missing = new ArrayList<>(allOf);
        missing.removeAll(held);
        SortedSet<String> choices = new TreeSet<>();
        for (SortedSet<String> group : anyOfGroups) {
            if (Collections.disjoint(group, held)) {
                choices.addAll(group);
            }
        }
        return Refusal.insufficientScope(missing, choices);
    }

    /** The scopes that are all needed, sorted. */
    public SortedSet<String> allOf() {
        return allOf;
    }

    /** The groups of which one scope each is needed besides; mostly none. */
    public List<SortedSet<String>> anyOfGroups() {
        return anyOfGroups;
    }

    /** Every scope that is named, sorted. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(allOf);
        anyOfGroups.forEach(names::addAll);
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Requirement that
                && hash == that.hash
                && allOf.equals(that.allOf)
                && groups.equals(that.groups);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return allOf + (anyOfGroups.isEmpty() ? "" : " and one of each of " + anyOfGroups);
    }
}
