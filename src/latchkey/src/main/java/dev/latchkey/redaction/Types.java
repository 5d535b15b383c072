package dev.latchkey.redaction;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.BaseStream;

/** Answers questions about declared types, on the safe side. */
public final class Types {
    /** Deeper than that a type that nests itself counts as anything. */
    private static final int MAX_NESTING = 6;

    private Types() {}

    /** A generic type whose variables are filled in as far as they are known. */
    public record Filled(Class<?> raw, List<Type> arguments) implements Type {}

    /**
     * The classes of which an object of the type is one, or one of Java's containers of some. What a generic class of the host
     * is told about, its own members hold.
     */
    static Set<Class<?>> held(Type type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        hold(type, found, new HashSet<>());
        return found;
    }

    private static void hold(Type type, Set<Class<?>> found, Set<Type> seen) {
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            if (isWrittenAsBean(raw)) {
                found.add(raw);
            } else if (seen.add(type)) {
                found.addAll(TypeMentions.of(raw));
                for (Type each : parameterized.getActualTypeArguments()) {
                    hold(each, found, seen);
                }
            }
        } else if (type instanceof GenericArrayType array) {
            hold(array.getGenericComponentType(), found, seen);
        } else if (type instanceof Class<?> plain && plain.isArray()) {
            hold(plain.getComponentType(), found, seen);
        } else if (type instanceof Class<?> plain && isWrittenAsBean(plain)) {
            found.add(plain);
        } else {
            found.addAll(TypeMentions.of(type));
        }
    }

    private static boolean isWrittenAsBean(Class<?> type) {
        return !Members.isPlatform(type) && !isArrayOrObject(type);
    }

    /** Whether JSON-B writes an array, or an object of whatever keys there are, for the class, be it one of the host. */
    public static boolean isArrayOrObject(Class<?> type) {
        return Iterable.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || BaseStream.class.isAssignableFrom(type)
                || Iterator.class.isAssignableFrom(type);
    }

    /** What a container holds: its elements, or the values of a map. */
    public static Type content(Type container) {
        Class<?> raw = raw(container);
        Map<TypeVariable<?>, Type> arguments = arguments(container);
        for (Class<?> kind : List.of(Optional.class, Map.class, Iterable.class, Iterator.class, BaseStream.class)) {
            if (kind.isAssignableFrom(raw)) {
                TypeVariable<?>[] variables = kind.getTypeParameters();
                return arguments.getOrDefault(variables[kind == Map.class ? 1 : 0], Object.class);
            }
        }
        throw new IllegalArgumentException(raw.getName() + " holds nothing");
    }

    /** What is known of the keys of a map, and of the maps in a container. */
    static Set<Type> keys(Type type) {
        Set<Type> keys = new HashSet<>();
        Set<Type> seen = new HashSet<>();
        Type container = fill(type, Map.of());
        while (seen.add(container) && (isArrayOrObject(raw(container)) || raw(container) == Optional.class)) {
            if (Map.class.isAssignableFrom(raw(container))) {
                Type key = arguments(container).get(Map.class.getTypeParameters()[0]);
                // Of a map without arguments nothing is known, and each key is looked at when it is written.
                if (key != Object.class) {
                    keys.add(key);
                }
            }
            container = content(container);
        }
        return keys;
    }

    /** What the type variables of the type and of all its supertypes stand for. */
    public static Map<TypeVariable<?>, Type> arguments(Type type) {
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        Class<?> raw = raw(type);
        TypeVariable<?>[] variables = raw.getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            arguments.put(
                    variables[i],
                    type instanceof Filled filled ? filled.arguments.get(i) : fill(variables[i], Map.of()));
        }
        addSupertypes(raw, arguments);
        return arguments;
    }

    private static void addSupertypes(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
        List<Type> supertypes = new ArrayList<>(List.of(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null) {
            supertypes.add(type.getGenericSuperclass());
        }
        for (Type each : supertypes) {
            Class<?> raw =
                    each instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) each;
            TypeVariable<?>[] variables = raw.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                Type argument = each instanceof ParameterizedType generic
                        ? generic.getActualTypeArguments()[i]
                        : variables[i].getBounds()[0];
                arguments.put(variables[i], fill(argument, arguments));
            }
            addSupertypes(raw, arguments);
        }
    }

    /** The type with its variables replaced; arrays by what they hold. */
    public static Type fill(Type type, Map<TypeVariable<?>, Type> arguments) {
        return fill(type, arguments, 0);
    }

    private static Type fill(Type type, Map<TypeVariable<?>, Type> arguments, int depth) {
        if (depth > MAX_NESTING) {
            return Object.class;
        }
        if (type instanceof ParameterizedType parameterized) {
            List<Type> filled = new ArrayList<>();
            for (Type each : parameterized.getActualTypeArguments()) {
                filled.add(fill(each, arguments, depth + 1));
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
            for (Type each : filled.arguments) {
                deepest = Math.max(deepest, 1 + nesting(each));
            }
        }
        return deepest;
    }

    /** The class of a filled type. */
    public static Class<?> raw(Type type) {
        return type instanceof Filled filled ? filled.raw : (Class<?>) type;
    }

    /** Whether no object of the class holds others that JSON-B would show as such. */
    static boolean isLeaf(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || type != Number.class && Number.class.isAssignableFrom(type)
                // Not List.of(..), whose class is final too.
                || type.getName().startsWith("java.")
                        && Modifier.isFinal(type.getModifiers())
                        && type.getTypeParameters().length == 0
                        && !isContainer(type);
    }

    /** Whether the class is one of Java's that hold other objects. */
    static boolean isContainer(Class<?> type) {
        return type == Optional.class || Members.isPlatform(type) && isArrayOrObject(type);
    }
}
