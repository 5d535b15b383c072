package dev.latchkey.redact;

import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.Requirement;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbVisibility;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    private static final String ARRAY = "[]";

    private static final Set<Class<? extends Annotation>> TRANSIENT = Set.of(JsonbTransient.class);

    private static final Shape NOTHING = new Shape(0, 0);

    /** The shape of {@code type} under {@code profile}; {@code strategy} is the host's for visibility, or null. */
    static Shape of(Type type, Profile profile, PropertyVisibilityStrategy strategy) {
        return of(type, profile, strategy, new TreeMap<>());
    }

    /**
     * The same.
     *
     * @param withheld is told every place at which something is withheld, and for want of what
     */
    static Shape of(
            Type type, Profile profile, PropertyVisibilityStrategy strategy, Map<String, Set<Requirement>> withheld) {
        Type root = Types.fill(type, Map.of());
        try {
            return new Counter(profile, strategy, new int[] {MAX_STEPS}, null, withheld)
                    .count(root, false, Set.of(), "");
        } catch (TooManySteps tooMany) {
            return new Counter(profile, strategy, new int[] {Integer.MAX_VALUE}, new HashSet<>(), withheld)
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

    private Shape plus(Shape other) {
        return new Shape(leaves + other.leaves, withheld + other.withheld);
    }

    /** Walks the types. */
    private record Counter(
            Profile profile,
            PropertyVisibilityStrategy strategy,
            int[] steps,
            Set<Type> seenOnce,
            Map<String, Set<Requirement>> withheld) {

        Shape count(Type type, boolean hidden, Set<Type> above, String place) {
            Class<?> raw = Types.raw(type);
            boolean out = hidden || profile.isDeniedAsAWhole(raw);
            if (out && !hidden) {
                withheld.put(place, profile.unmetIn(raw));
            }
            boolean json = JsonValue.class.isAssignableFrom(raw);
            if (!json && (raw == Optional.class || Types.isArrayOrObject(raw)) && !above.contains(type)) {
                return count(Types.content(type), out, with(type, above), place + (raw == Optional.class ? "" : ARRAY));
            }
            if (json || Types.isLeaf(raw) || Members.isPlatform(raw)) {
                return new Shape(1, out ? 1 : 0);
            }
            if (above.contains(type) || seenOnce != null && !seenOnce.add(type)) {
                return NOTHING;
            }
            if (--steps[0] < 0) {
                throw new TooManySteps();
            }
            Set<Type> path = with(type, above);
            Map<TypeVariable<?>, Type> arguments = Types.arguments(type);
            Shape sum = NOTHING;
            Set<String> seen = new HashSet<>();
            for (Class<?> each : Hierarchy.of(raw)) {
                PropertyVisibilityStrategy own = strategyOf(each);
                for (Members.Read read : Members.readIn(each)) {
                    if (isShown(each, read, own) && seen.add(key(read.member()))) {
                        boolean withhold = out || profile.hides(raw, read.member(), read.type(), read.element());
                        String there = place + (place.isEmpty() ? "" : ".") + Members.shownName(each, read.member());
                        if (withhold && !out) {
                            withheld.put(there, profile.unmetBy(raw, read));
                        }
                        sum = sum.plus(count(Types.fill(read.type(), arguments), withhold, path, there));
                    }
                }
            }
            // A class that shows nothing of itself is one thing to its reader.
            return seen.isEmpty() ? new Shape(1, out ? 1 : 0) : sum;
        }

        private static Set<Type> with(Type type, Set<Type> above) {
            Set<Type> path = new HashSet<>(above);
            path.add(type);
            return path;
        }

        private static String key(Member member) {
            Set<String> keys = Members.keys(member);
            return keys.stream().min(Comparator.comparingInt(String::length)).orElse("");
        }

        private static boolean isShown(Class<?> type, Members.Read read, PropertyVisibilityStrategy own) {
            Member member = read.member();
            return !member.isSynthetic() && !isTransient(type, read) && isVisible(type, member, own);
        }

        private static boolean isVisible(Class<?> type, Member member, PropertyVisibilityStrategy own) {
            if (own == null) {
                return Modifier.isPublic(member.getModifiers())
                        && othersOf(type, member)
                                .filter(Method.class::isInstance)
                                .allMatch(getter -> Modifier.isPublic(getter.getModifiers()));
            }
            return member instanceof Field field ? own.isVisible(field) : own.isVisible((Method) member);
        }

        /** The modifier counts on a field, the annotation on either side of a property. */
        private static boolean isTransient(Class<?> type, Members.Read read) {
            Member member = read.member();
            return member instanceof Field && Modifier.isTransient(member.getModifiers())
                    || Members.has(read.element(), TRANSIENT)
                    || othersOf(type, member).anyMatch(other -> Members.has((AnnotatedElement) other, TRANSIENT));
        }

        /** The field and the getter of the same property that stand beside a member. */
        private static Stream<Member> othersOf(Class<?> type, Member member) {
            Set<String> keys = Members.keys(member);
            return Members.readIn(type).stream()
                    .map(Members.Read::member)
                    .filter(other -> !other.equals(member) && !other.isSynthetic())
                    .filter(other -> Members.keys(other).stream().anyMatch(keys::contains));
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
