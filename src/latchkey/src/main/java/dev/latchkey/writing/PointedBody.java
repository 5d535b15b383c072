package dev.latchkey.writing;

import dev.latchkey.redaction.Pointers;
import dev.latchkey.scope.Requirement;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds the {@link BodyType} of JSON without classes from the pointers at its guarded values. A step that may be an index also stands
 * for nothing, because an array is what its elements are.
 */
final class PointedBody {
    private static final String ANY = "*";

    /** Contents of members are not looked up by type. */
    private static final Set<Type> NO_TYPE = Set.of(Object.class);

    private PointedBody() {}

    /** The rest of one pointer, below a value. */
    private record Way(List<String> steps, Requirement needed) {
        boolean isIndex() {
            return !steps.isEmpty() && (steps.get(0).equals(ANY) || NamedMember.isIndex(steps.get(0)));
        }

        Way rest() {
            return new Way(steps.subList(1, steps.size()), needed);
        }
    }

    static BodyType of(Pointers pointers) {
        Set<Way> ways = new LinkedHashSet<>();
        pointers.forEach((steps, needed) -> ways.add(new Way(steps, needed)));
        return of(ways);
    }

    private static BodyType of(Set<Way> ways) {
        Set<Way> all = new LinkedHashSet<>();
        ways.forEach(way -> addWithIndexes(way, all));
        List<Requirement> whole = new ArrayList<>();
        Map<String, Set<Way>> named = new HashMap<>();
        Set<Way> any = new LinkedHashSet<>();
        for (Way way : all) {
            if (way.steps.isEmpty()) {
                whole.add(way.needed);
            } else if (way.steps.get(0).equals(ANY)) {
                any.add(way.rest());
            } else {
                named.computeIfAbsent(JsonNames.folded(way.steps.get(0)), unknown -> new LinkedHashSet<>())
                        .add(way.rest());
            }
        }
        Map<String, BodyType.Member> members = new HashMap<>();
        named.forEach((name, below) -> {
            below.addAll(any);
            members.put(name, member(below));
        });
        return whole.isEmpty() && members.isEmpty() && any.isEmpty()
                ? BodyType.FREE
                : new BodyType(Set.of(), whole, members, any.isEmpty() ? null : member(any), Map.of());
    }

    private static void addWithIndexes(Way way, Set<Way> all) {
        if (all.add(way) && way.isIndex()) {
            addWithIndexes(way.rest(), all);
        }
    }

    private static BodyType.Member member(Set<Way> ways) {
        BodyType content = of(ways);
        return new BodyType.Member(List.of(), NO_TYPE, types -> content);
    }
}
