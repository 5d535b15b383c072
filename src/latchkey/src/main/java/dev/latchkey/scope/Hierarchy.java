package dev.latchkey.scope;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Lists what a class inherits declarations from. */
public final class Hierarchy {
    private Hierarchy() {}

    /** The class, its superclasses without Object, then all interfaces of all of these, near ones first. */
    public static Set<Class<?>> of(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            found.add(each);
        }
        Deque<Class<?>> todo = new ArrayDeque<>(found);
        while (!todo.isEmpty()) {
            for (Class<?> each : todo.pop().getInterfaces()) {
                if (found.add(each)) {
                    todo.add(each);
                }
            }
        }
        return found;
    }
}
