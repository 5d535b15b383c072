package dev.latchkey.scope;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/** Compares methods in the hierarchy of a class: whether they are the same method to callers, because one overrides the other. */
public final class Overriding {
    private Overriding() {}

    /**
     * Returns whether {@code method} and {@code candidate}, found in the classes and interfaces of {@code type}, have the same
     * signature there, with type variables resolved.
     */
    public static boolean isSame(Class<?> type, Method method, Method candidate) {
        if (candidate.equals(method)) {
            return true;
        }
        if (!candidate.getName().equals(method.getName())
                || candidate.getParameterCount() != method.getParameterCount()
                || Modifier.isStatic(candidate.getModifiers())
                || Modifier.isPrivate(candidate.getModifiers())) {
            return false;
        }
        if (sameParameters(method.getParameterTypes(), candidate.getParameterTypes())) {
            return true;
        }
        return sameParameters(
                TypeVariables.erased(method.getGenericParameterTypes(), type),
                TypeVariables.erased(candidate.getGenericParameterTypes(), type));
    }

    private static boolean sameParameters(Class<?>[] some, Class<?>... others) {
        return Arrays.equals(some, others);
    }
}
