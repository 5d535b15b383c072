package dev.latchkey.redact;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbVisibility;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the leaf properties of a declared type and how many of them are withheld: nested types each time that they are
 * declared, collections as one element, a type within itself not again. Types that are so entangled that this has no end are
 * counted once each.
 *
 * @param leaves the number of leaf properties
 * @param withheld how many of these are withheld
 */
record Shape(int leaves, int withheld) {
    /** Beyond that each type is counted once. */
    private static final int MAX_STEPS = 20_000;

    private static final Shape NOTHING = new Shape(0, 0);

    /** The shape of {@code type} under {@code profile}; {@code strategy} is the host's for visibility, or null. */
    static Shape of(Type type, Profile profile, PropertyVisibilityStrategy strategy) {
        Type root = Types.fill(type, Map.of());
        try {
            return new Counter(profile, strategy, new int[] {MAX_STEPS}, null).count(root, false, Set.of());
        } catch (TooManySteps tooMany) {
            return new Counter(profile, strategy, new int[] {Integer.MAX_VALUE}, new HashSet<>())
                    .count(root, false, Set.of());
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

    private Shape plus(Shape other) {
        return new Shape(leaves + other.leaves, withheld + other.withheld);
    }

    /** Walks the types. */
    private record Counter(Profile profile, PropertyVisibilityStrategy strategy, int[] steps, Set<Type> seenOnce) {

        Shape count(Type type, boolean hidden, Set<Type> above) {
            Class<?> raw = Types.raw(type);
            boolean out = hidden || profile.isDeniedAsAWhole(raw);
            if (Types.isContainer(raw)) {
                List<Type> arguments = type instanceof Types.Filled filled ? filled.arguments() : List.of();
                Type held = arguments.isEmpty() ? Object.class : arguments.get(arguments.size() - 1);
                return count(held, out, above);
            }
            if (Types.isLeaf(raw) || Members.isPlatform(raw) || JsonValue.class.isAssignableFrom(raw)) {
                return new Shape(1, out ? 1 : 0);
            }
            if (above.contains(type) || seenOnce != null && !seenOnce.add(type)) {
                return NOTHING;
            }
            if (--steps[0] < 0) {
                throw new TooManySteps();
            }
            Set<Type> path = new HashSet<>(above);
            path.add(type);
            Map<TypeVariable<?>, Type> arguments = Types.arguments(type);
            Shape sum = NOTHING;
            Set<String> seen = new HashSet<>();
            for (Class<?> each : Members.hierarchy(raw)) {
                PropertyVisibilityStrategy own = strategyOf(each);
                for (Members.Read read : Members.readIn(each)) {
                    if (isShown(each, read, own) && seen.add(key(read.member()))) {
                        boolean withheld = out || profile.hides(raw, read.member(), read.type(), read.element());
                        sum = sum.plus(count(Types.fill(read.type(), arguments), withheld, path));
                    }
                }
            }
            // A class that shows nothing of itself is one thing to its reader.
            return seen.isEmpty() ? new Shape(1, out ? 1 : 0) : sum;
        }

        private static String key(Member member) {
            Set<String> keys = Members.keys(member);
            return keys.stream().min(Comparator.comparingInt(String::length)).orElse("");
        }

        private static boolean isShown(Class<?> type, Members.Read read, PropertyVisibilityStrategy own) {
            Member member = read.member();
            return !member.isSynthetic() && !isTransient(type, read) && isVisible(member, own);
        }

        private static boolean isVisible(Member member, PropertyVisibilityStrategy own) {
            if (own == null) {
                return Modifier.isPublic(member.getModifiers());
            }
            return member instanceof Field field ? own.isVisible(field) : own.isVisible((Method) member);
        }

        /** The modifier counts on a field, the annotation on either side of a property. */
        private static boolean isTransient(Class<?> type, Members.Read read) {
            if (read.member() instanceof Field
                    && Modifier.isTransient(read.member().getModifiers())) {
                return true;
            }
            Set<String> keys = Members.keys(read.member());
            for (Field field : type.getDeclaredFields()) {
                if (isSame(keys, field) && Members.has(field, Set.of(JsonbTransient.class))) {
                    return true;
                }
            }
            return Members.has(read.element(), Set.of(JsonbTransient.class));
        }

        private static boolean isSame(Set<String> keys, Field field) {
            return Members.keys(field).stream().anyMatch(keys::contains);
        }

        private PropertyVisibilityStrategy strategyOf(Class<?> type) {
            JsonbVisibility declared = type.getAnnotation(JsonbVisibility.class);
            if (declared == null && type.getPackage() != null) {
                declared = type.getPackage().getAnnotation(JsonbVisibility.class);
            }
            if (declared == null) {
                return strategy;
            }
            try {
                var constructor = declared.value().getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            } catch (ReflectiveOperationException | RuntimeException notMade) {
                return strategy;
            }
        }
    }
}
