package dev.latchkey.scope;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Resolves type variables: to the arguments of a type and its supertypes, or to the classes of the run time. */
public final class TypeVariables {
    /** A type that is nested more deeply counts as Object. */
    private static final int MAX_NESTING = 6;

    private TypeVariables() {}

    /**
     * A generic type whose variables are resolved as far as they are known.
     *
     * @param raw its class
     * @param arguments its arguments, each a class or a filled type
     */
    public record Filled(Class<?> raw, List<Type> arguments) implements Type {}

    /**
     * Returns the arguments of a type and of all its supertypes, resolved.
     *
     * @param type a class or a filled type
     */
    public static Map<TypeVariable<?>, Type> argumentsOf(Type type) {
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        Class<?> raw = raw(type);
        TypeVariable<?>[] variables = raw.getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            arguments.put(
                    variables[i],
                    type instanceof Filled filled ? filled.arguments.get(i) : fill(variables[i], Map.of()));
        }
        addSupertypes(raw, arguments, TypeVariables::fill);
        return arguments;
    }

    /** Adds the arguments of the supertypes of a class to the arguments that are known. */
    private static void addSupertypes(
            Class<?> type,
            Map<TypeVariable<?>, Type> arguments,
            BiFunction<Type, Map<TypeVariable<?>, Type>, Type> resolving) {
        List<Type> supertypes = new ArrayList<>(List.of(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null) {
            supertypes.add(type.getGenericSuperclass());
        }
        for (Type supertype : supertypes) {
            Class<?> raw = supertype instanceof ParameterizedType generic
                    ? (Class<?>) generic.getRawType()
                    : (Class<?>) supertype;
            TypeVariable<?>[] variables = raw.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                Type argument = supertype instanceof ParameterizedType generic
                        ? generic.getActualTypeArguments()[i]
                        : variables[i].getBounds()[0];
                arguments.put(variables[i], resolving.apply(argument, arguments));
            }
            addSupertypes(raw, arguments, resolving);
        }
    }

    /** Returns the type with its variables resolved, as a class or a filled type. Arrays are replaced by their elements. */
    public static Type fill(Type type, Map<TypeVariable<?>, Type> arguments) {
        return fill(type, arguments, 0);
    }

    private static Type fill(Type type, Map<TypeVariable<?>, Type> arguments, int depth) {
        if (depth > MAX_NESTING) {
            return Object.class;
        }
        if (type instanceof ParameterizedType parameterized) {
            List<Type> filled = new ArrayList<>();
            for (Type argument : parameterized.getActualTypeArguments()) {
                filled.add(fill(argument, arguments, depth + 1));
            }
            return new Filled((Class<?>) parameterized.getRawType(), List.copyOf(filled));
        }
        if (type instanceof GenericArrayType array) {
            return fill(array.getGenericComponentType(), arguments, depth);
        }
        if (type instanceof Class<?> plain && plain.isArray()) {
            return fill(plain.getComponentType(), arguments, depth);
        }
        if (type instanceof WildcardType wildcard) {
            return fill(wildcard.getUpperBounds()[0], arguments, depth + 1);
        }
        if (type instanceof TypeVariable<?> variable) {
            Type argument = arguments.get(variable);
            if (argument != null) {
                return nesting(argument) > MAX_NESTING ? Object.class : argument;
            }
            return fill(variable.getBounds()[0], arguments, depth + 1);
        }
        return type;
    }

    private static int nesting(Type type) {
        int deepest = 0;
        if (type instanceof Filled filled) {
            for (Type argument : filled.arguments) {
                deepest = Math.max(deepest, 1 + nesting(argument));
            }
        }
        return deepest;
    }

    /** Returns the class of a class or a filled type. */
    public static Class<?> raw(Type type) {
        return type instanceof Filled filled ? filled.raw : (Class<?>) type;
    }

    /** Returns the classes that types have at run time in the supertypes of a class, arrays included. */
    static Class<?>[] erased(Type[] types, Class<?> in) {
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        addSupertypes(in, arguments, (argument, known) -> argument);
        Class<?>[] classes = new Class<?>[types.length];
        for (int i = 0; i < types.length; i++) {
            classes[i] = erasure(types[i], arguments, 0);
        }
        return classes;
    }

    /** Returns the class that a type has at run time; {@code depth} ends what refers to itself. */
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
