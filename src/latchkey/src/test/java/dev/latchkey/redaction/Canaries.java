package dev.latchkey.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes a graph of objects of the {@link CanaryFamily}, with a text in every leaf that is nowhere else, and remembers what a
 * caller needs to see it.
 */
final class Canaries {
    private final Random random;
    private final Map<String, List<Set<String>>> needed = new HashMap<>();
    /** What is needed for whatever is made now: of each set one. */
    private final Deque<Set<String>> within = new ArrayDeque<>();

    private int count;

    Canaries(long seed) {
        random = new Random(seed);
    }

    /** A text that needs what the place it is made for needs. */
    String text() {
        String text = "c" + count++ + "x";
        needed.put(text, List.copyOf(within));
        return text;
    }

    /** Makes something for a place that needs all of these scopes. */
    <T> T needing(Supplier<T> make, String... scopes) {
        for (String scope : scopes) {
            within.push(Set.of(scope));
        }
        T made = make.get();
        for (int i = 0; i < scopes.length; i++) {
            within.pop();
        }
        return made;
    }

    /** Makes something for a place that needs one of these scopes. */
    <T> T needingOneOf(Supplier<T> make, String... scopes) {
        within.push(Set.of(scopes));
        T made = make.get();
        within.pop();
        return made;
    }

    /** One of these kinds of objects. */
    Object any(List<Function<Canaries, Object>> kinds) {
        return kinds.get(random.nextInt(kinds.size())).apply(this);
    }

    /** A few of what {@code make} makes. */
    <T> List<T> some(Supplier<T> make) {
        List<T> made = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            made.add(make.get());
        }
        return made;
    }

    /** How deep the graph may become from here. */
    boolean isDeepEnough() {
        return count > 60 || random.nextInt(4) == 0;
    }

    /** Every text that was made, and whether somebody with these scopes may see it. */
    Map<String, Boolean> seenWith(Set<String> held) {
        Map<String, Boolean> seen = new HashMap<>();
        needed.forEach((text, groups) ->
                seen.put(text, groups.stream().allMatch(group -> group.stream().anyMatch(held::contains))));
        return seen;
    }
}
