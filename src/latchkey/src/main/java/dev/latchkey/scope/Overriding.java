package dev.latchkey.scope;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;

/** Tells whether two methods of a class's hierarchy are one and the same to callers: whether one overrides the other. */
public final class Overriding {
    private Overriding() {}

    /**
     * Whether {@code method} and {@code candidate}, found in the classes and interfaces of {@code type}, have the same
     * signature there, type variables resolved.
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
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        collectArguments(type, arguments);
        return sameParameters(resolved(method, arguments), resolved(candidate, arguments));
    }

    private static boolean sameParameters(Class<?>[] some, Class<?>... others) {
        return java.util.Arrays.equals(some, others);
    }

    private static Class<?>[] resolved(Method method, Map<TypeVariable<?>, Type> arguments) {
        Type[] declared = method.getGenericParameterTypes();
        Class<?>[] resolved = new Class<?>[declared.length];
        for (int i = 0; i < declared.length; i++) {
            resolved[i] = erasure(declared[i], arguments, 0);
        }
        return resolved;
    }

    /** What each type variable of the supertypes of {@code type} stands for there. */
    private static void collectArguments(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
        if (type.getGenericSuperclass() != null) {
            collect(type.getGenericSuperclass(), arguments);
        }
        for (Type each : type.getGenericInterfaces()) {
            collect(each, arguments);
        }
    }

    private static void collect(Type supertype, Map<TypeVariable<?>, Type> arguments) {
        if (supertype instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            TypeVariable<?>[] variables = raw.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                arguments.putIfAbsent(variables[i], parameterized.getActualTypeArguments()[i]);
            }
            collectArguments(raw, arguments);
        } else if (supertype instanceof Class<?> raw) {
            collectArguments(raw, arguments);
        }
    }

    /** The class that a type is at run time; {@code depth} ends what refers to itself. */
    private static Class<?> erasure(Type type, Map<TypeVariable<?>, Type> arguments, int depth) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return erasure(array.getGenericComponentType(), arguments, depth).arrayType();
        }
        if (type instanceof WildcardType wildcard) {
            return erasure(wildcard.getUpperBounds()[0], arguments, depth);
        }
        TypeVariable<?> variable = (TypeVariable<?>) type;
        Type argument = depth > arguments.size() ? null : arguments.get(variable);
        return erasure(argument == null ? variable.getBounds()[0] : argument, arguments, depth + 1);
    }
}
