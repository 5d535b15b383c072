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
        for (Class<?> ancestor = type;
                ancestor != null && ancestor != Object.class;
                ancestor = ancestor.getSuperclass()) {
            found.add(ancestor);
        }
        Deque<Class<?>> todo = new ArrayDeque<>(found);
        while (!todo.isEmpty()) {
            for (Class<?> contract : todo.pop().getInterfaces()) {
                if (found.add(contract)) {
                    todo.add(contract);
                }
            }
        }
        return found;
    }
}
