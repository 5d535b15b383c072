package dev.latchkey.redaction;

import dev.latchkey.scope.TypeVariables;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the classes that a type names. */
final class TypeMentions {
    private TypeMentions() {}

    /** Every class that a type names: raw types, arguments, bounds, components, and those of its generic supertypes. */
    static Set<Class<?>> of(Type type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        mention(type, found, new HashSet<>());
        return found;
    }

    private static void mention(Type type, Set<Class<?>> found, Set<Type> seen) {
        if (type == null || !seen.add(type)) {
            return;
        }
        if (type instanceof Class<?> plain) {
            if (plain.isArray()) {
                mention(plain.getComponentType(), found, seen);
                return;
            }
            found.add(plain);
            mentionAll(plain.getTypeParameters(), found, seen);
            mentionSupertypes(plain, found, seen);
        } else if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            found.add(raw);
            mentionSupertypes(raw, found, seen);
            mentionAll(parameterized.getActualTypeArguments(), found, seen);
        } else if (type instanceof TypeVariables.Filled filled) {
            found.add(filled.raw());
            mentionSupertypes(filled.raw(), found, seen);
            filled.arguments().forEach(argument -> mention(argument, found, seen));
        } else if (type instanceof GenericArrayType array) {
            mention(array.getGenericComponentType(), found, seen);
        } else if (type instanceof WildcardType wildcard) {
            mentionAll(wildcard.getUpperBounds(), found, seen);
            mentionAll(wildcard.getLowerBounds(), found, seen);
        } else if (type instanceof TypeVariable<?> variable) {
            mentionAll(variable.getBounds(), found, seen);
        }
    }

    private static void mentionAll(Type[] types, Set<Class<?>> found, Set<Type> seen) {
        for (Type type : types) {
            mention(type, found, seen);
        }
    }

    private static void mentionSupertypes(Class<?> type, Set<Class<?>> found, Set<Type> seen) {
        if (!Members.isPlatform(type)) {
            if (type.getSuperclass() != Object.class) {
                mention(type.getGenericSuperclass(), found, seen);
            }
            mentionAll(type.getGenericInterfaces(), found, seen);
        }
    }
}
