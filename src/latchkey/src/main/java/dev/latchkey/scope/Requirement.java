package dev.latchkey.scope;

import dev.latchkey.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Defines the required scopes of one declaration: all of some, and one of each of some groups. Immutable.
 *
 * <p>Made by {@link Declarations}; a check that succeeds allocates nothing.
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
        for (Requirement requirement : requirements) {
            allOf.addAll(requirement.allOf);
            anyOfGroups.addAll(requirement.anyOfGroups);
        }
        return new Requirement(allOf, anyOfGroups, vocabulary);
    }

    /** Returns whether a caller with these scopes has the required scopes, and notes that they decided something. */
    public boolean isMetBy(GrantedScopes granted) {
        if (!isHeldBy(granted)) {
            return false;
        }
        noteUse(granted);
        return true;
    }

    /** Notes that the required scopes decided something. */
    public void noteUse(GrantedScopes granted) {
        granted.note(all);
        for (int i = 0; i < any.size(); i++) {
            granted.note(any.get(i));
        }
    }

    /** Returns whether a caller with these scopes has the required scopes, where that decides nothing by itself. */
    public boolean isHeldBy(GrantedScopes granted) {
        if (!granted.bits().containsAll(all)) {
            return false;
        }
        for (int i = 0; i < any.size(); i++) {
            if (!granted.bits().intersects(any.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a caller who holds every scope but this one lacks a required scope. */
    public boolean isLostWithout(String scope) {
        return allOf.contains(scope)
                || anyOfGroups.stream().anyMatch(group -> Set.of(scope).equals(group));
    }

    /** Returns the 403 for a caller who lacks a required scope; empty for a caller who has all. */
    public Optional<Refusal> refusalFor(GrantedScopes granted) {
        if (isMetBy(granted)) {
            return Optional.empty();
        }
        SortedSet<String> missing = new TreeSet<>();
        SortedSet<String> choices = new TreeSet<>();
        addLacking(granted, missing, choices);
        return Optional.of(Refusal.insufficientScope(missing, choices));
    }

    /**
     * Adds the scopes that a caller lacks.
     *
     * @param missing gets the scopes that are all required
     * @param choices gets the groups of which one scope each is required
     */
    public void addLacking(GrantedScopes granted, Set<String> missing, Set<String> choices) {
        for (String scope : allOf) {
            if (!granted.names().contains(scope)) {
                missing.add(scope);
            }
        }
        for (SortedSet<String> group : anyOfGroups) {
            if (Collections.disjoint(group, granted.names())) {
                choices.addAll(group);
            }
        }
    }

    /** Returns the 403 for the first of these that a caller does not meet; empty if the caller meets all. */
    public static Optional<Refusal> refusalFor(List<Requirement> requirements, GrantedScopes granted) {
        for (Requirement requirement : requirements) {
            if (!requirement.isMetBy(granted)) {
                return requirement.refusalFor(granted);
            }
        }
        return Optional.empty();
    }

    /** Returns the scopes that are all required, sorted. */
    public SortedSet<String> allOf() {
        return allOf;
    }

    /** Returns the groups of which one scope each is required in addition; usually none. */
    public List<SortedSet<String>> anyOfGroups() {
        return anyOfGroups;
    }

    /** Returns every scope that is named, sorted. */
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
