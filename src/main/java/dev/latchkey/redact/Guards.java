package dev.latchkey.redact;

import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.Requirement;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows which scopes the classes of responses and their properties need. Declarations of superclasses, interfaces and
 * overridden members add up: who lacks the scope of one of them sees nothing. Thread-safe.
 */
final class Guards {
    private final Declarations declarations;
    private final Map<Class<?>, Demands> demands = new ConcurrentHashMap<>();
    private final Set<Class<?>> guarded = new CopyOnWriteArraySet<>();
    private final Set<Class<?>> subtypes = ConcurrentHashMap.newKeySet();
    private final Set<Requirement> requirements = new CopyOnWriteArraySet<>();
    private final AtomicInteger version = new AtomicInteger();

    /** What one class needs: as a whole, null for nothing, and by property. */
    private record Demands(Requirement whole, Map<String, Requirement> properties) {
        boolean isNothing() {
            return whole == null && properties.isEmpty();
        }
    }

    Guards(Declarations declarations, Collection<Class<?>> known, Collection<Class<?>> subtypes) {
        this.declarations = declarations;
        this.subtypes.addAll(subtypes);
        known.forEach(this::learn);
    }

    /** Classes that may stand behind a supertype of theirs and be, or hold, something guarded. */
    Set<Class<?>> subtypes() {
        return subtypes;
    }

    /** Grows with each guarded class that is met for the first time. */
    int version() {
        return version.get();
    }

    /** Every requirement of a class that was met so far. */
    Set<Requirement> requirements() {
        return requirements;
    }

    /** Every class that was met so far and needs scopes somewhere. */
    Set<Class<?>> guarded() {
        return guarded;
    }

    /** Takes note of a class. */
    void learn(Class<?> type) {
        Demands needed = of(type);
        if (!needed.isNothing() && !guarded.contains(type)) {
            requirements.addAll(needed.properties.values());
            if (needed.whole != null) {
                requirements.add(needed.whole);
            }
            guarded.add(type);
            subtypes.add(type);
            version.incrementAndGet();
        }
    }

    boolean isGuarded(Class<?> type) {
        return !of(type).isNothing();
    }

    /** What every object of the class needs; null for nothing. */
    Requirement ofType(Class<?> type) {
        return of(type).whole;
    }

    /** What the properties of the class need, by their {@linkplain Members#keys keys}. */
    Map<String, Requirement> ofProperties(Class<?> type) {
        return of(type).properties;
    }

    /** What a property needs that has these keys. */
    List<Requirement> ofProperty(Class<?> type, Collection<String> keys) {
        Map<String, Requirement> known = of(type).properties;
        if (known.isEmpty()) {
            return List.of();
        }
        List<Requirement> found = new ArrayList<>(1);
        for (String key : keys) {
            Requirement needed = known.get(key);
            if (needed != null) {
                found.add(needed);
            }
        }
        return found;
    }

    private Demands of(Class<?> type) {
        Demands known = demands.get(type);
        return known != null ? known : demands.computeIfAbsent(type, this::read);
    }

    private Demands read(Class<?> type) {
        if (Members.isPlatform(type)) {
            return new Demands(null, Map.of());
        }
        List<AnnotatedElement> whole = new ArrayList<>();
        Map<String, List<AnnotatedElement>> byKey = new LinkedHashMap<>();
        Set<String> components = new HashSet<>();
        for (RecordComponent each : type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
            components.add(each.getName());
            add(byKey, each.getName().toLowerCase(Locale.ROOT), each);
        }
        for (Class<?> each : Hierarchy.of(type)) {
            whole.add(each);
            for (Field field : each.getDeclaredFields()) {
                Members.keys(field).forEach(key -> add(byKey, key, field));
            }
            for (Method method : each.getDeclaredMethods()) {
                Members.keys(method).forEach(key -> add(byKey, key, method));
                if (components.contains(method.getName()) && method.getParameterCount() == 0) {
                    add(byKey, method.getName().toLowerCase(Locale.ROOT), method);
                }
            }
        }
        Map<String, Requirement> properties = new HashMap<>();
        byKey.forEach((key, elements) -> {
            Requirement needed = declarations.allOn(elements, type.getName() + "." + key);
            if (needed != null) {
                properties.put(key, needed);
            }
        });
        return new Demands(declarations.allOn(whole, type.getName()), Map.copyOf(properties));
    }

    private static void add(Map<String, List<AnnotatedElement>> byKey, String key, AnnotatedElement element) {
        byKey.computeIfAbsent(key, unknown -> new ArrayList<>()).add(element);
    }
}
