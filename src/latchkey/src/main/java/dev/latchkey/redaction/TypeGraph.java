package dev.latchkey.redaction;

import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.TypeVariables;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Follows declared types to the types of their members, on the safe side: for portions and header fields, never for what is shown. */
final class TypeGraph {
    private TypeGraph() {}

    /**
     * Whether an object of the declared type may hold, at any depth, one of a class for which {@code hit} says so.
     *
     * @param subtypes classes that may stand behind a supertype of theirs
     */
    static boolean reaches(Type root, Collection<Class<?>> subtypes, Predicate<Class<?>> hit) {
        Deque<Type> todo = new ArrayDeque<>();
        todo.add(TypeVariables.fill(root, Map.of()));
        Set<Type> seen = new HashSet<>();
        while (!todo.isEmpty()) {
            Type type = todo.pop();
            if (seen.add(type)) {
                Class<?> raw = TypeVariables.raw(type);
                if (hit.test(raw)) {
                    return true;
                }
                if (!Types.isLeaf(raw) && !addNextIfReadable(type, raw, subtypes, todo)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Classes of libraries may refer to what is not there: what they hold cannot be told, so that it may be anything. */
    private static boolean addNextIfReadable(Type type, Class<?> raw, Collection<Class<?>> subtypes, Deque<Type> todo) {
        try {
            addNext(type, raw, subtypes, todo);
            return true;
        } catch (LinkageError | TypeNotPresentException | MalformedParameterizedTypeException unreadable) {
            return false;
        }
    }

    private static void addNext(Type type, Class<?> raw, Collection<Class<?>> subtypes, Deque<Type> todo) {
        Map<TypeVariable<?>, Type> arguments = TypeVariables.argumentsOf(type);
        todo.addAll(arguments.values());
        if (!Modifier.isFinal(raw.getModifiers()) && raw != Object.class) {
            subtypes.stream().filter(raw::isAssignableFrom).forEach(todo::add);
            if (raw.isSealed()) {
                todo.addAll(List.of(raw.getPermittedSubclasses()));
            }
            todo.addAll(JsonbSubtypes.of(raw));
        }
        if (!Members.isPlatform(raw)) {
            for (Class<?> ancestor : Hierarchy.of(raw)) {
                if (!Members.isPlatform(ancestor)) {
                    Members.readIn(ancestor).forEach(read -> todo.add(TypeVariables.fill(read.type(), arguments)));
                }
            }
        }
    }
}
