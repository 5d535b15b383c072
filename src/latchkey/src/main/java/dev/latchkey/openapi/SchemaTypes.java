package dev.latchkey.openapi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Sets the types of schemas. A schema has one type up to MicroProfile OpenAPI 3.1 and several from 4.0 on, so the method
 * differs.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class SchemaTypes {
    private static final Method SET = Stream.of(Schema.class.getMethods())
            .filter(method ->
                    method.getName().equals("setType") || method.getName().equals("addType"))
            .filter(method -> method.getParameterCount() == 1 && method.getParameterTypes()[0] == SchemaType.class)
            .findFirst()
            .orElseThrow();

    private SchemaTypes() {}

    static Schema string(Schema schema) {
        return typed(schema, SchemaType.STRING);
    }

    static Schema integer(Schema schema) {
        return typed(schema, SchemaType.INTEGER);
    }

    static Schema array(Schema schema) {
        return typed(schema, SchemaType.ARRAY);
    }

    static Schema object(Schema schema) {
        return typed(schema, SchemaType.OBJECT);
    }

    private static Schema typed(Schema schema, SchemaType type) {
        set(schema, type);
        return schema;
    }

    /** Sets the only type of a schema. */
    static void set(Schema schema, SchemaType type) {
        try {
            SET.invoke(schema, type);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
