package dev.latchkey.redaction;

import dev.latchkey.scope.TypeVariables;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what an object tells of its type where the declared one tells little, as in {@code Response.ok(list)}. */
final class RefinedTypes {
    private RefinedTypes() {}

    /** A type that says what is in a container of which only the class is known, as in {@code Response.ok(list)}. */
    static Type refined(Object value, Type declared) {
        Type known = declared == null ? Object.class : TypeVariables.fill(declared, Map.of());
        boolean open = known == Object.class || known == void.class;
        Type type = open ? value.getClass() : known;
        if (!isContainerOfAnything(type)) {
            return type;
        }
        Set<Class<?>> held = heldBy(value);
        if (held.size() != 1) {
            return type;
        }
        Class<?> only = held.iterator().next();
        return only.getTypeParameters().length > 0 || Members.isPlatform(only)
                ? type
                : new TypeVariables.Filled(List.class, List.of(only));
    }

    private static boolean isContainerOfAnything(Type type) {
        if (type instanceof TypeVariables.Filled filled) {
            Type held = filled.arguments().get(filled.arguments().size() - 1);
            return held == Object.class && Types.isContainer(filled.raw());
        }
        return type instanceof Class<?> raw && (Types.isContainer(raw) || raw.isArray());
    }

    /** The classes of the objects that one of Java's containers holds. */
    static Set<Class<?>> heldBy(Object value) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        if (Containers.keys(value).stream().allMatch(String.class::isInstance)) {
            for (Object element : Containers.elements(value)) {
                if (element != null) {
                    classes.add(element.getClass());
                }
            }
        }
        return classes;
    }
}
