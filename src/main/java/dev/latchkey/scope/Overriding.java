package dev.latchkey.scope;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * Tells whether a method may be the one that another overrides.
 *
 * <p>A parameter whose declared type is a type variable, or built from one, matches whatever fits its erasure. So an
 * overload can be taken for an overridden method, which at worst demands a scope too many; never the other way round.
 */
final class Overriding {
    private Overriding() {}

    static boolean mayOverride(Method method, Method candidate) {
        if (!candidate.getName().equals(method.getName())
                || candidate.getParameterCount() != method.getParameterCount()
                || Modifier.isStatic(candidate.getModifiers())
                || Modifier.isPrivate(candidate.getModifiers()) && !candidate.equals(method)) {
            return false;
        }
        Class<?>[] mine = method.getParameterTypes();
        Class<?>[] theirs = candidate.getParameterTypes();
        Type[] declared = candidate.getGenericParameterTypes();
        for (int i = 0; i < mine.length; i++) {
            boolean generic = !(declared[i] instanceof Class<?>) && !(declared[i] instanceof ParameterizedType);
            if (mine[i] != theirs[i] && !(generic && theirs[i].isAssignableFrom(mine[i]))) {
                return false;
            }
        }
        return true;
    }
}
