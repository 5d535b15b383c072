package dev.latchkey.rest;

import dev.latchkey.scope.Requirement;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Describes what the requests of one REST method change and name.
 *
 * @param scopes the scopes that members of the body require to be written
 * @param members what members of the body require to be written, by their paths
 * @param replaces whether the method is refused to callers who see the object only in part
 * @param conditional whether such callers must send a condition
 * @param patches the formats of patches that it accepts
 * @param names whether a parameter names members
 */
public record InputDescription(
        SortedSet<String> scopes,
        SortedMap<String, Set<Requirement>> members,
        boolean replaces,
        boolean conditional,
        List<String> patches,
        boolean names) {

    /**
     * What a caller may not change by the requests of a method.
     *
     * @param members the members of the body that it may not write, by their paths, and the missing scopes
     * @param incompleteView whether every request is refused because the caller sees only a part of what it would replace
     */
    public record Limits(SortedMap<String, SortedSet<String>> members, boolean incompleteView) {}
}
