package dev.latchkey.writing;

import dev.latchkey.Identity;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads and writes one member of an object: by its fields, or by its accessors where it has no field, or where the object is of a
 * class that was made at run time around the stored one. Thread-safe.
 */
final class StoredMember {
    /** What weaving of entities adds to the name of a field, around the holder of a value that is loaded later. */
    private static final String WOVEN_PREFIX = "_persistence_";

    private static final String WOVEN_SUFFIX = "_vh";

    private final Set<String> names;
    private final List<Field> fields = new ArrayList<>();
    private final List<Requirement> needed = new ArrayList<>();
    private final boolean identity;
    private Method getter;
    private Method setter;

    StoredMember(AcceptedMember read, AcceptedMember written) {
        names = read.names();
        needed.addAll(read.needed());
        if (written != null) {
            needed.addAll(written.needed());
        }
        boolean marked = false;
        for (AnnotatedElement element : read.elements()) {
            marked |= element.isAnnotationPresent(Identity.class);
            if (element instanceof Field field) {
                fields.add(field);
                addWoven(field);
            } else if (element instanceof Method method && method.getParameterCount() == 0) {
                getter = preferred(getter, method);
            } else if (element instanceof Method method && method.getParameterCount() == 1) {
                setter = preferred(setter, method);
            }
        }
        identity = marked;
    }

    private static Method preferred(Method before, Method method) {
        return before != null && !before.isBridge() ? before : method;
    }

    private void addWoven(Field field) {
        try {
            fields.add(field.getDeclaringClass().getDeclaredField(WOVEN_PREFIX + field.getName() + WOVEN_SUFFIX));
        } catch (NoSuchFieldException notWoven) {
            // The value is loaded with its object.
        }
    }

    boolean isNamed(Set<String> folded) {
        return names.stream().anyMatch(folded::contains);
    }

    Set<String> names() {
        return names;
    }

    boolean isIdentity() {
        return identity;
    }

    boolean isOpenTo(GrantedScopes granted) {
        for (Requirement requirement : needed) {
            if (!requirement.isMetBy(granted)) {
                return false;
            }
        }
        return true;
    }

    boolean hasState() {
        return !fields.isEmpty() || setter != null && getter != null;
    }

    /**
     * Copies the member as it is, loaded or not.
     *
     * @param plain whether {@code from} is of the class that it seems to be, so that its fields hold its state
     */
    void copy(Object from, Object to, boolean plain) {
        if (fields.isEmpty() || !plain && getter != null) {
            set(to, get(from, plain));
        } else {
            for (Field field : fields) {
                writeField(field, to, readField(field, from));
            }
        }
    }

    Object get(Object owner, boolean plain) {
        return fields.isEmpty() || !plain && getter != null ? call(getter, owner) : readField(fields.get(0), owner);
    }

    void set(Object owner, Object value) {
        if (fields.isEmpty()) {
            call(setter, owner, value);
        } else {
            writeField(fields.get(0), owner, value);
        }
    }

    private static Object readField(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(inaccessible(field), closed);
        }
    }

    private static void writeField(Field field, Object owner, Object value) {
        try {
            field.setAccessible(true);
            field.set(owner, value);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(inaccessible(field), closed);
        }
    }

    private static Object call(Method method, Object owner, Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(owner, arguments);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(inaccessible(method), closed);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(method + " failed while an update was applied", failed.getCause());
        }
    }

    private static String inaccessible(Member member) {
        return member.getDeclaringClass().getName() + "." + member.getName()
                + " cannot be accessed, so that an update cannot keep it. Open its package to reflection.";
    }
}
