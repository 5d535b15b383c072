package dev.latchkey.redaction;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.util.List;
import java.util.stream.Stream;

/** Reads the subtypes that JSON-B 3 lets a class name; JSON-B 2, which TomEE 9 has, knows no annotation for that. */
final class JsonbSubtypes {
    private static final boolean KNOWN = isKnown();

    private JsonbSubtypes() {}

    /** The subtypes that the class names itself. */
    static List<Class<?>> of(Class<?> type) {
        return KNOWN ? Named.by(type) : List.of();
    }

    private static boolean isKnown() {
        try {
            Class.forName("jakarta.json.bind.annotation.JsonbTypeInfo", false, JsonbSubtypes.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError older) {
            return false;
        }
    }

    /** Is loaded with JSON-B 3 alone. */
    private static final class Named {
        static List<Class<?>> by(Class<?> type) {
            JsonbTypeInfo named = type.getAnnotation(JsonbTypeInfo.class);
            return named == null
                    ? List.of()
                    : Stream.of(named.value()).<Class<?>>map(JsonbSubtype::type).toList();
        }
    }
}
