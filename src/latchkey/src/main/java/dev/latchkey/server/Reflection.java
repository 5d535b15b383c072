package dev.latchkey.server;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads members of a server's objects that no API shows. */
final class Reflection {
    private Reflection() {}

    /** Returns the value of a field of the class or of one above it; empty if there is none, or it is null. */
    static Optional<Object> field(Object object, String name) throws ReflectiveOperationException {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return Optional.ofNullable(field.get(object));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns whether the class, or one above it, has such a name. */
    static boolean isNamed(Class<?> type, Predicate<String> name) {
        for (Class<?> ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            if (name.test(ancestor.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Returns what a public method returns, false for null, as a property is that nobody has set; empty if there is none. */
    static Optional<Object> call(Object object, String name) throws ReflectiveOperationException {
        for (Method method : object.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == 0) {
                method.setAccessible(true);
                return Optional.of(Optional.ofNullable(method.invoke(object)).orElse(false));
            }
        }
        return Optional.empty();
    }
}
