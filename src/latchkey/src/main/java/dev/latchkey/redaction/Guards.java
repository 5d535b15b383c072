package dev.latchkey.redaction;

import dev.latchkey.Access;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.Requirement;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads which scopes classes and their properties need. Declarations of superclasses, interfaces and overridden members add up:
 * who lacks the scope of one of them sees nothing. What it says of a class depends on that class alone. Thread-safe.
 */
final class Guards {
    private final Declarations declarations;
    private final ClassCache<ClassGuards> known = new ClassCache<>(this::read);

    Guards(Declarations declarations) {
        this.declarations = declarations;
    }

    /** What a class needs. */
    ClassGuards of(Class<?> type) {
        return known.get(type);
    }

    boolean isGuarded(Class<?> type) {
        return !of(type).isNothing();
    }

    private ClassGuards read(Class<?> type) {
        if (!mayDeclare(type)) {
            return ClassGuards.NONE;
        }
        List<AnnotatedElement> whole = new ArrayList<>();
        Map<String, List<AnnotatedElement>> byKey = new LinkedHashMap<>();
        Set<String> accessors = new HashSet<>();
        boolean unreadable = false;
        for (Class<?> ancestor : Hierarchy.of(type)) {
            whole.add(ancestor);
            if (!mayDeclare(ancestor)) {
                continue;
            }
            try {
                addMembers(ancestor, accessors, byKey);
            } catch (LinkageError | TypeNotPresentException absent) {
                unreadable |= UnreadableClasses.mayDeclare(ancestor);
            }
        }
        Map<String, Requirement> properties = new HashMap<>();
        byKey.forEach((key, elements) -> {
            Requirement needed = declarations.allOn(elements, type.getName() + "." + key, Access.READ);
            if (needed != null) {
                properties.put(key, needed);
            }
        });
        return new ClassGuards(
                declarations.allOn(whole, type.getName(), Access.READ), Map.copyOf(properties), unreadable);
    }

    /** Applications have packages called {@code jakarta.example}, too. */
    private static boolean mayDeclare(Class<?> type) {
        return !Members.isPlatform(type)
                || !type.isPrimitive()
                        && !type.isArray()
                        && !type.getName().startsWith("java.")
                        && type.getClassLoader() != null
                        && type.getClassLoader() != ClassLoader.getPlatformClassLoader();
    }

    private static void addMembers(Class<?> type, Set<String> accessors, Map<String, List<AnnotatedElement>> byKey) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                accessors.add(component.getName());
                add(byKey, Members.folded(component.getName()), component);
            }
            // Johnzon writes other methods of records, too, and what they need may stand on those that they implement.
            for (Method declared : type.getDeclaredMethods()) {
                if (declared.getParameterCount() == 0 && !Modifier.isStatic(declared.getModifiers())) {
                    accessors.add(declared.getName());
                }
            }
        }
        for (Field field : type.getDeclaredFields()) {
            Members.keys(field).forEach(key -> add(byKey, key, field));
        }
        for (Method method : type.getDeclaredMethods()) {
            Members.keys(method).forEach(key -> add(byKey, key, method));
            if (accessors.contains(method.getName()) && method.getParameterCount() == 0) {
                add(byKey, Members.folded(method.getName()), method);
            }
        }
    }

    private static void add(Map<String, List<AnnotatedElement>> byKey, String key, AnnotatedElement element) {
        byKey.computeIfAbsent(key, unknown -> new ArrayList<>()).add(element);
    }

    /**
     * What one class needs, by all that its whole hierarchy declares. Immutable.
     *
     * @param whole what every object of the class needs; null for nothing
     * @param properties what its properties need, by their {@linkplain Members#keys keys}
     * @param unreadable whether something is declared in it that cannot be read, because it refers to classes that are not there
     */
    record ClassGuards(Requirement whole, Map<String, Requirement> properties, boolean unreadable) {
        static final ClassGuards NONE = new ClassGuards(null, Map.of(), false);

        boolean isNothing() {
            return whole == null && properties.isEmpty() && !unreadable;
        }

        /** What a property needs that has these keys. */
        List<Requirement> ofProperty(Collection<String> keys) {
            if (properties.isEmpty()) {
                return List.of();
            }
            List<Requirement> found = new ArrayList<>(1);
            for (String key : keys) {
                Requirement needed = properties.get(key);
                if (needed != null) {
                    found.add(needed);
                }
            }
            return found;
        }

        /** All that is needed anywhere in objects of the class. */
        List<Requirement> all() {
            List<Requirement> all = new ArrayList<>(properties.values());
            if (whole != null) {
                all.add(whole);
            }
            return all;
        }
    }
}
