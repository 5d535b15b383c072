package dev.latchkey.redaction;

import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbVisibility;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tells which properties a class itself declares that JSON-B shows; reads each class once. Not thread-safe. */
final class ShownProperties {
    private static final Set<Class<? extends Annotation>> TRANSIENT = Set.of(JsonbTransient.class);

    private final PropertyVisibilityStrategy strategy;
    private final Map<Class<?>, List<Property>> known = new HashMap<>();

    /**
     * A property.
     *
     * @param read the member that it is read from
     * @param key the same for all members of one property
     * @param name what people call it
     */
    record Property(Members.Read read, String key, String name) {}

    /** Goes by {@code strategy} of the application for visibility, or null. */
    ShownProperties(PropertyVisibilityStrategy strategy) {
        this.strategy = strategy;
    }

    /** The properties that the class itself declares: methods, then fields. */
    List<Property> of(Class<?> type) {
        return known.computeIfAbsent(type, this::find);
    }

    private List<Property> find(Class<?> type) {
        PropertyVisibilityStrategy own = strategyOf(type);
        List<Members.Read> all = Members.readIn(type);
        return all.stream()
                .filter(read -> isShown(all, read, own))
                .map(read -> new Property(read, key(read.member()), Members.shownName(type, read.member())))
                .toList();
    }

    private static String key(Member member) {
        Set<String> keys = Members.keys(member);
        return keys.stream().min(Comparator.comparingInt(String::length)).orElse("");
    }

    private static boolean isShown(List<Members.Read> all, Members.Read read, PropertyVisibilityStrategy own) {
        Member member = read.member();
        return !member.isSynthetic() && !isTransient(all, read) && isVisible(all, member, own);
    }

    private static boolean isVisible(List<Members.Read> all, Member member, PropertyVisibilityStrategy own) {
        if (own == null) {
            return Modifier.isPublic(member.getModifiers())
                    && membersOfSameProperty(all, member)
                            .filter(Method.class::isInstance)
                            .allMatch(getter -> Modifier.isPublic(getter.getModifiers()));
        }
        return member instanceof Field field ? own.isVisible(field) : own.isVisible((Method) member);
    }

    /** The modifier counts on a field, the annotation on either side of a property. */
    private static boolean isTransient(List<Members.Read> all, Members.Read read) {
        Member member = read.member();
        return member instanceof Field && Modifier.isTransient(member.getModifiers())
                || membersOfSameProperty(all, member)
                        .anyMatch(sibling -> Members.has((AnnotatedElement) sibling, TRANSIENT));
    }

    /** The fields and getters of the property that a member stands for, the member included. */
    private static Stream<Member> membersOfSameProperty(List<Members.Read> all, Member member) {
        Set<String> keys = Members.keys(member);
        return all.stream().map(Members.Read::member).filter(sibling -> Members.keys(sibling).stream()
                .anyMatch(keys::contains));
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
