package dev.latchkey.writing;

import dev.latchkey.redaction.UnreadableClasses;
import java.lang.reflect.Field;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the members of classes that may refer to absent classes. Libraries do so for their optional dependencies, and a type of a
 * request body may lead to classes of libraries.
 */
final class ReadableMembers {
    private ReadableMembers() {}

    /**
     * Returns the declared members of one kind; none if one of them refers to an absent class, because readers do not find them
     * either.
     *
     * @param kind reads the members, such as {@code Class::getDeclaredFields}
     * @throws LinkageError if one refers to an absent class, and the class may declare a scope
     */
    static <T> List<T> of(Class<?> type, Function<Class<?>, T[]> kind) {
        try {
            return List.of(kind.apply(type));
        } catch (LinkageError absent) {
            if (UnreadableClasses.mayDeclare(type)) {
                throw absent;
            }
            return List.of();
        }
    }

    /** Returns the type of a field; its class if an argument of the type is absent. */
    static Type typeOf(Field field) {
        return typeOf(field::getGenericType, field.getType());
    }

    /** Returns the type of a parameter; its class if an argument of the type is absent. */
    static Type typeOf(Parameter parameter) {
        return typeOf(parameter::getParameterizedType, parameter.getType());
    }

    /** Returns the type of the last parameter or, without parameters, of the result; its class if an argument of the type is absent. */
    static Type typeOf(Method method) {
        int last = method.getParameterCount() - 1;
        return last < 0
                ? typeOf(method::getGenericReturnType, method.getReturnType())
                : typeOf(() -> method.getGenericParameterTypes()[last], method.getParameterTypes()[last]);
    }

    private static Type typeOf(Supplier<Type> generic, Class<?> erased) {
        try {
            return generic.get();
        } catch (LinkageError | TypeNotPresentException | MalformedParameterizedTypeException absent) {
            return erased;
        }
    }
}
