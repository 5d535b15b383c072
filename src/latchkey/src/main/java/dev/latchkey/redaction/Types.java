package dev.latchkey.redaction;

import dev.latchkey.scope.TypeVariables;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
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
    private Types() {}

    /**
     * The classes of which an object of the type is one, or one of Java's containers of some. What a generic class of the application
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
                for (Type argument : parameterized.getActualTypeArguments()) {
                    hold(argument, found, seen);
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

    /** Whether JSON-B writes an array, or an object of whatever keys there are, for the class, be it one of the application. */
    public static boolean isArrayOrObject(Class<?> type) {
        return Iterable.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || BaseStream.class.isAssignableFrom(type)
                || Iterator.class.isAssignableFrom(type);
    }

    /** What a container holds: its elements, or the values of a map. */
    public static Type content(Type container) {
        Class<?> raw = TypeVariables.raw(container);
        Map<TypeVariable<?>, Type> arguments = TypeVariables.argumentsOf(container);
        for (Class<?> kind : List.of(Optional.class, Map.class, Iterable.class, Iterator.class, BaseStream.class)) {
            if (kind.isAssignableFrom(raw)) {
                TypeVariable<?>[] variables = kind.getTypeParameters();
                return arguments.getOrDefault(variables[kind == Map.class ? 1 : 0], Object.class);
            }
        }
        throw new IllegalArgumentException(raw.getName() + " holds nothing");
    }

    /** Returns the known types of the keys of a map, and of the maps in a container. */
    static Set<Type> keys(Type type) {
        Set<Type> keys = new HashSet<>();
        Set<Type> seen = new HashSet<>();
        Type container = TypeVariables.fill(type, Map.of());
        while (seen.add(container)
                && (isArrayOrObject(TypeVariables.raw(container)) || TypeVariables.raw(container) == Optional.class)) {
            if (Map.class.isAssignableFrom(TypeVariables.raw(container))) {
                Type key = TypeVariables.argumentsOf(container).get(Map.class.getTypeParameters()[0]);
                // Of a map without arguments nothing is known, and each key is looked at when it is written.
                if (key != Object.class) {
                    keys.add(key);
                }
            }
            container = content(container);
        }
        return keys;
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
