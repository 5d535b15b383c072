package dev.latchkey.redact;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.BaseStream;

/**
 * Finds the classes of all objects that an object holds, in fields and in Java's containers, for writers of which nobody knows
 * what they read. Thread-safe.
 */
final class HeldClasses {
    /** Whoever holds more is not looked through. */
    private static final int MAX_OBJECTS = 200_000;

    /** What persistence providers weave in leads to all that they have loaded. */
    private static final List<String> WOVEN = List.of("$$_hibernate_", "_persistence_");

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return fieldsOf(type);
        }
    };

    private HeldClasses() {}

    /**
     * The host's classes among those of all objects that {@code root} holds, itself included.
     *
     * @throws IllegalStateException if that cannot be told
     */
    static Set<Class<?>> in(Object root) {
        Set<Class<?>> found = new LinkedHashSet<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> todo = new ArrayDeque<>();
        add(root, seen, todo);
        while (!todo.isEmpty()) {
            Object object = todo.pop();
            Class<?> type = object.getClass();
            if (!Members.isPlatform(type)) {
                found.add(type);
            }
            heldBy(object, type).forEach(each -> add(each, seen, todo));
        }
        return found;
    }

    private static void add(Object object, Set<Object> seen, Deque<Object> todo) {
        // Enums are the host's own, and may be guarded.
        if (object == null || Types.isLeaf(object.getClass()) && Members.isPlatform(object.getClass())) {
            return;
        }
        if (object instanceof BaseStream || object instanceof Iterator) {
            throw new IllegalStateException("What is in a " + object.getClass().getName() + " shows only once");
        }
        if (seen.add(object)) {
            if (seen.size() > MAX_OBJECTS) {
                throw new IllegalStateException("There are more objects than can be looked through");
            }
            todo.add(object);
        }
    }

    private static Collection<Object> heldBy(Object object, Class<?> type) {
        Collection<Object> held = new ArrayList<>();
        if (object instanceof Collection<?> collection) {
            held.addAll(collection);
        } else if (object instanceof Map<?, ?> map) {
            held.addAll(map.keySet());
            held.addAll(map.values());
        } else if (object instanceof Map.Entry<?, ?> entry) {
            held.add(entry.getKey());
            held.add(entry.getValue());
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(held::add);
        } else if (type.isArray()) {
            for (int i = type.getComponentType().isPrimitive() ? Array.getLength(object) : 0;
                    i < Array.getLength(object);
                    i++) {
                held.add(Array.get(object, i));
            }
        }
        for (Field field : FIELDS.get(type)) {
            try {
                held.add(field.get(object));
            } catch (IllegalAccessException closed) {
                throw new IllegalStateException(closed);
            }
        }
        return held;
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> found = new ArrayList<>();
        for (Class<?> each = type; each != null && !isClosed(each); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                boolean read = !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && WOVEN.stream().noneMatch(field.getName()::startsWith);
                if (read) {
                    field.setAccessible(true);
                    found.add(field);
                }
            }
        }
        return found;
    }

    /** Java's own fields are closed to us, and what its containers hold is asked of them. */
    private static boolean isClosed(Class<?> type) {
        Module module = type.getModule();
        return module.isNamed() && !module.isOpen(type.getPackageName(), HeldClasses.class.getModule());
    }
}
