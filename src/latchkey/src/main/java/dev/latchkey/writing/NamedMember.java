package dev.latchkey.writing;

import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows the names of members from a type, as a query or a patch gives them.
 *
 * @param exists whether there may be such a member
 * @param unmet what the caller lacks for a member on the way, the last one included
 * @param content what the last member is read as
 * @param withheldElements whether an index is named of an array of which elements may be withheld
 */
record NamedMember(boolean exists, Set<Requirement> unmet, BodyType content, boolean withheldElements) {

    static NamedMember of(BodyType root, List<String> names, GrantedScopes granted) {
        BodyType type = root;
        boolean exists = true;
        boolean withheld = false;
        Set<Requirement> unmet = new LinkedHashSet<>(root.unmetWith(granted));
        for (String name : names) {
            BodyType.Member member = type.member(name);
            if (member == null && isIndex(name)) {
                withheld |= mayWithhold(type, granted);
                continue;
            }
            if (member == null) {
                // Of what an open type holds nothing is known, and nothing in it is hidden.
                exists &= type == BodyType.FREE;
                type = BodyType.FREE;
                continue;
            }
            unmet.addAll(member.unmetWith(granted));
            type = member.content();
        }
        return new NamedMember(exists, unmet, type, withheld);
    }

    /** Returns whether a name stands for elements of an array rather than for a member. */
    static boolean isIndex(String name) {
        return name.equals("-")
                || name.equals("*")
                || !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean mayWithhold(BodyType type, GrantedScopes granted) {
        return type.told().values().stream()
                .flatMap(map -> map.values().stream())
                .anyMatch(member -> !member.isWritableWith(granted));
    }

    /** Returns what the caller lacks for the last member, whatever is in it. */
    Set<Requirement> unmetWithContent(GrantedScopes granted) {
        Set<Requirement> all = new LinkedHashSet<>(unmet);
        content.reachable().stream()
                .filter(requirement -> !requirement.isMetBy(granted))
                .forEach(all::add);
        return all;
    }

    /** Returns the names in a text with dots, slashes or brackets between them. */
    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split("[./\\[\\]]+")) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }
}
