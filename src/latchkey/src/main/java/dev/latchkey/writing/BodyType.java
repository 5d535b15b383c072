package dev.latchkey.writing;

import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Knows what readers may make of one value in a request body: which names of members they accept, and which scopes writing these
 * requires. An array is what its elements are, for readers take one for the other. Thread-safe.
 */
final class BodyType {
    /** Nothing in the value requires a scope. */
    static final BodyType FREE = new BodyType(Set.of(), List.of(), Map.of(), null, Map.of());

    private final Set<Type> types;
    private final List<Requirement> whole;
    private final Map<String, Member> members;
    /** The member of every other name; null for none. */
    private final Member others;
    /** By the folded name of a member: the classes that its text tells. */
    private final Map<String, Map<String, Member>> told;

    private volatile Set<Requirement> reachable;

    /**
     * Knows one value.
     *
     * @param types what the value may be read as
     * @param whole what the value itself requires
     * @param members by {@linkplain JsonNames#folded folded} name
     * @param others the member of every other name, or null
     * @param told by folded name and by text: the class of which the object is then
     */
    BodyType(
            Set<Type> types,
            List<Requirement> whole,
            Map<String, Member> members,
            Member others,
            Map<String, Map<String, Member>> told) {
        this.types = types;
        this.whole = whole;
        this.members = members;
        this.others = others;
        this.told = told;
    }

    Set<Type> types() {
        return types;
    }

    /** Returns the member that readers may take {@code name} for, or null if no rule is about it. */
    Member member(String name) {
        Member member = members.get(JsonNames.folded(name));
        return member != null ? member : others;
    }

    Map<String, Member> members() {
        return members;
    }

    Member others() {
        return others;
    }

    /** Returns whether the text of the member tells the class of the object. */
    boolean tellsClass(String name) {
        return !told.isEmpty() && told.containsKey(JsonNames.folded(name));
    }

    Map<String, Map<String, Member>> told() {
        return told;
    }

    /** Returns what an object of the class that {@code text} tells requires, or null if that is nothing. */
    Member told(String name, String text) {
        return told.getOrDefault(JsonNames.folded(name), Map.of()).get(JsonNames.folded(text));
    }

    /** Asked of each element of an array, so that it makes no iterator. */
    boolean isAllowedWith(GrantedScopes granted) {
        for (int i = 0; i < whole.size(); i++) {
            if (!whole.get(i).isMetBy(granted)) {
                return false;
            }
        }
        return true;
    }

    List<Requirement> unmetWith(GrantedScopes granted) {
        return whole.stream()
                .filter(requirement -> !requirement.isMetBy(granted))
                .toList();
    }

    List<Requirement> whole() {
        return whole;
    }

    /** Returns whether a caller with these scopes may write whatever the value holds. */
    boolean isOpenTo(GrantedScopes granted) {
        for (Requirement requirement : reachable()) {
            if (!requirement.isMetBy(granted)) {
                return false;
            }
        }
        return true;
    }

    /** Returns everything that is required somewhere in the value. */
    Set<Requirement> reachable() {
        Set<Requirement> found = reachable;
        if (found == null) {
            found = new LinkedHashSet<>();
            collect(found, new HashMap<>());
            reachable = found;
        }
        return found;
    }

    private void collect(Set<Requirement> found, Map<BodyType, Boolean> seen) {
        if (this == FREE || seen.put(this, true) != null) {
            return;
        }
        found.addAll(whole);
        List<Member> all = new ArrayList<>(members.values());
        if (others != null) {
            all.add(others);
        }
        told.values().forEach(byText -> all.addAll(byText.values()));
        for (Member member : all) {
            found.addAll(member.required());
            member.content().collect(found, seen);
        }
    }

    /** Knows what writing one member requires. Immutable. */
    static final class Member {
        private final List<Requirement> own;
        private final Set<Type> contents;
        private final Function<Set<Type>, BodyType> resolver;
        private volatile BodyType content;

        /**
         * Knows a member.
         *
         * @param own what the member itself requires
         * @param contents what its value may be read as
         * @param resolver finds the types of these
         */
        Member(List<Requirement> own, Set<Type> contents, Function<Set<Type>, BodyType> resolver) {
            this.own = List.copyOf(own);
            this.contents = contents;
            this.resolver = resolver;
        }

        BodyType content() {
            BodyType found = content;
            if (found == null) {
                found = contents.isEmpty() ? FREE : resolver.apply(contents);
                content = found;
            }
            return found;
        }

        Set<Type> contents() {
            return contents;
        }

        List<Requirement> own() {
            return own;
        }

        /** Returns what writing any value to the member requires: what it says itself, and what its class says. */
        List<Requirement> required() {
            if (content().whole.isEmpty()) {
                return own;
            }
            List<Requirement> all = new ArrayList<>(own);
            all.addAll(content().whole);
            return all;
        }

        boolean isWritableWith(GrantedScopes granted) {
            for (int i = 0; i < own.size(); i++) {
                if (!own.get(i).isMetBy(granted)) {
                    return false;
                }
            }
            return content().isAllowedWith(granted);
        }

        List<Requirement> unmetWith(GrantedScopes granted) {
            return required().stream()
                    .filter(requirement -> !requirement.isMetBy(granted))
                    .toList();
        }

        /** Returns what the caller lacks for the member or, if that is nothing, for what is in it. */
        List<Requirement> unmetWithin(GrantedScopes granted) {
            return isWritableWith(granted)
                    ? content().reachable().stream()
                            .filter(requirement -> !requirement.isMetBy(granted))
                            .toList()
                    : unmetWith(granted);
        }
    }
}
