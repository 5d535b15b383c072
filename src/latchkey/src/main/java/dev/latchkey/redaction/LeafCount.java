package dev.latchkey.redaction;

import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.TypeVariables;
import jakarta.json.JsonValue;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts the leaf properties of a declared type and how many of them are withheld: nested types each time that they are
 * declared, collections as one element, a type within itself not again. Types that are so entangled that this has no end are
 * counted once each.
 *
 * @param leaves the number of leaf properties
 * @param withheld how many of these are withheld
 */
record LeafCount(int leaves, int withheld) {
    /** Beyond that each type is counted once. */
    private static final int MAX_STEPS = 20_000;

    private static final String ARRAY = "[]";

    static final LeafCount NOTHING = new LeafCount(0, 0);

    /** A place that is withheld: for want of what, and why. */
    record Hidden(Set<Requirement> unmet, HidingReason reason) {}

    /** The shape of {@code type} under {@code rules}; {@code strategy} is the application's for visibility, or null. */
    static LeafCount of(Type type, HidingRules rules, PropertyVisibilityStrategy strategy) {
        return of(type, rules, strategy, new TreeMap<>());
    }

    /**
     * The same.
     *
     * @param withheld is told every place at which something is withheld
     */
    static LeafCount of(
            Type type, HidingRules rules, PropertyVisibilityStrategy strategy, Map<String, Hidden> withheld) {
        Type root = TypeVariables.fill(type, Map.of());
        ShownProperties properties = new ShownProperties(strategy);
        try {
            return new Counter(rules, properties, new int[] {MAX_STEPS}, null, withheld)
                    .count(root, false, Set.of(), "");
        } catch (TooManySteps tooMany) {
            return new Counter(rules, properties, new int[] {Integer.MAX_VALUE}, new HashSet<>(), withheld)
                    .count(root, false, Set.of(), "");
        }
    }

    /** Types refer to each other on too many ways to walk them all. */
    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }

    /** The share that is withheld, from 0 to 1. */
    double portion() {
        return leaves == 0 ? 0 : (double) withheld / leaves;
    }

    private LeafCount plus(LeafCount other) {
        return new LeafCount(leaves + other.leaves, withheld + other.withheld);
    }

    /** Walks the types. */
    private record Counter(
            HidingRules rules,
            ShownProperties properties,
            int[] steps,
            Set<Type> seenOnce,
            Map<String, Hidden> withheld) {

        LeafCount count(Type type, boolean hidden, Set<Type> above, String place) {
            Class<?> raw = TypeVariables.raw(type);
            Optional<HidingReason> why = hidden ? Optional.empty() : rules.whyClass(raw);
            why.ifPresent(reason -> withheld.put(place, new Hidden(rules.unmetIn(raw), reason)));
            boolean out = hidden || why.isPresent();
            boolean json = JsonValue.class.isAssignableFrom(raw);
            if (!json && (raw == Optional.class || Types.isArrayOrObject(raw)) && !above.contains(type)) {
                return count(Types.content(type), out, with(type, above), place + (raw == Optional.class ? "" : ARRAY));
            }
            if (json || Types.isLeaf(raw) || Members.isPlatform(raw)) {
                return new LeafCount(1, out ? 1 : 0);
            }
            if (above.contains(type) || seenOnce != null && !seenOnce.add(type)) {
                return NOTHING;
            }
            if (--steps[0] < 0) {
                throw new TooManySteps();
            }
            Set<Type> path = with(type, above);
            Map<TypeVariable<?>, Type> arguments = TypeVariables.argumentsOf(type);
            LeafCount sum = NOTHING;
            Set<String> seen = new HashSet<>();
            for (Class<?> ancestor : Hierarchy.of(raw)) {
                for (ShownProperties.Property property : properties.of(ancestor)) {
                    if (seen.add(property.key())) {
                        Members.Read read = property.read();
                        String there = place + (place.isEmpty() ? "" : ".") + property.name();
                        Optional<HidingReason> member = out ? Optional.empty() : rules.whyMember(raw, read);
                        member.ifPresent(reason -> withheld.put(there, new Hidden(rules.unmetBy(raw, read), reason)));
                        boolean withhold = out || member.isPresent();
                        sum = sum.plus(count(TypeVariables.fill(read.type(), arguments), withhold, path, there));
                    }
                }
            }
            // A class that shows nothing of itself is one thing to its reader.
            return seen.isEmpty() ? new LeafCount(1, out ? 1 : 0) : sum;
        }

        private static Set<Type> with(Type type, Set<Type> above) {
            Set<Type> path = new HashSet<>(above);
            path.add(type);
            return path;
        }
    }
}
