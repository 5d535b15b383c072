package dev.latchkey.redaction;

import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/**
 * Asks Johnzon which members of a class it leaves out, and by which accessor it reads the others. Johnzon tells both by the classes
 * of its own readers, so that it can tell neither of a reader that stands before one of these.
 */
final class JohnzonMembers {
    private static final String MODE = "org.apache.johnzon.jsonb.JsonbAccessMode";
    private static final String COMPOSITE = JohnzonBinding.ACCESS + "FieldAndMethodAccessMode$CompositeDecoratedType";
    private static final String METHOD_READER = JohnzonBinding.ACCESS + "MethodAccessMode$MethodReader";

    private final Object mode;
    private final Object strategy;
    private final Method isTransient;

    /**
     * Asks the access mode of a mapper, or the one behind it. An access mode of the application decides by itself which members
     * there are.
     */
    JohnzonMembers(Object accessMode) throws ReflectiveOperationException {
        Object element = accessMode;
        while (!isA(element.getClass(), MODE) && element.getClass().getName().startsWith("org.apache.johnzon.")) {
            element = JohnzonBinding.read(element, "delegate");
        }
        this.mode = isA(element.getClass(), MODE) ? element : null;
        this.strategy = mode == null ? null : JohnzonBinding.read(mode, "visibility");
        this.isTransient = mode == null ? null : isTransient(mode.getClass());
    }

    private static Method isTransient(Class<?> mode) throws NoSuchMethodException {
        return Stream.of(mode.getDeclaredMethods())
                .filter(method -> method.getName().equals("isTransient") && method.getParameterCount() > 1)
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(MODE + ".isTransient"));
    }

    /** Whether Johnzon leaves out what the reader reads from objects of a class. */
    boolean leavesOut(Class<?> owner, Object reader) {
        if (mode == null) {
            return false;
        }
        Object[] arguments = Stream.of(isTransient.getParameterTypes())
                .map(type -> argument(type, owner, reader))
                .toArray();
        return (boolean) JohnzonBinding.call(mode, isTransient, arguments);
    }

    private Object argument(Class<?> type, Class<?> owner, Object reader) {
        if (type == PropertyVisibilityStrategy.class) {
            return strategy;
        }
        // The last parameter says that it is read.
        return type == Class.class ? owner : type == boolean.class ? Boolean.TRUE : reader;
    }

    /** The reader that Johnzon reads by: that of the getter, where there is one. */
    static Object reading(Object reader) {
        if (!isA(reader.getClass(), COMPOSITE)) {
            return reader;
        }
        try {
            Object getter = JohnzonBinding.read(reader, "type2");
            return isA(getter.getClass(), METHOD_READER) ? getter : reader;
        } catch (ReflectiveOperationException unknown) {
            throw new UnknownProviderException(unknown);
        }
    }

    private static boolean isA(Class<?> type, String name) {
        for (Class<?> ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            if (ancestor.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
