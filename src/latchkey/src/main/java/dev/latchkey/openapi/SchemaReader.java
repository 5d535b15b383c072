package dev.latchkey.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schema of OpenAPI from JSON. MicroProfile OpenAPI reads JSON only as a file of the web application.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class SchemaReader {
    private SchemaReader() {}

    /**
     * Reads the schema in a text.
     *
     * @throws IllegalArgumentException if the text is not a JSON object, or has a keyword that is not supported
     */
    static Schema read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return schema(reader.readObject());
        } catch (JsonException | ClassCastException malformed) {
            throw new IllegalArgumentException("it must be a Schema Object in JSON", malformed);
        }
    }

    private static Schema schema(JsonObject json) {
        Schema schema = OASFactory.createSchema();
        json.forEach((keyword, value) -> set(schema, keyword, value));
        return schema;
    }

    private static void set(Schema schema, String keyword, JsonValue value) {
        switch (keyword) {
            case "$ref" -> schema.setRef(string(value));
            case "type" ->
                SchemaTypes.set(schema, SchemaType.valueOf(string(value).toUpperCase(Locale.ROOT)));
            case "title" -> schema.setTitle(string(value));
            case "description" -> schema.setDescription(string(value));
            case "format" -> schema.setFormat(string(value));
            case "pattern" -> schema.setPattern(string(value));
            case "default" -> schema.setDefaultValue(plain(value));
            case "example" -> schema.setExample(plain(value));
            case "deprecated" -> schema.setDeprecated(value == JsonValue.TRUE);
            case "enum" -> array(value).forEach(element -> schema.addEnumeration(plain(element)));
            case "minimum" -> schema.setMinimum(number(value));
            case "maximum" -> schema.setMaximum(number(value));
            case "minLength" -> schema.setMinLength(number(value).intValueExact());
            case "maxLength" -> schema.setMaxLength(number(value).intValueExact());
            case "minItems" -> schema.setMinItems(number(value).intValueExact());
            case "maxItems" -> schema.setMaxItems(number(value).intValueExact());
            case "required" -> array(value).forEach(element -> schema.addRequired(string(element)));
            case "properties" ->
                value.asJsonObject()
                        .forEach((name, property) -> schema.addProperty(name, schema(property.asJsonObject())));
            case "items" -> schema.setItems(schema(value.asJsonObject()));
            case "additionalProperties" -> setAdditionalProperties(schema, value);
            case "allOf" -> schemas(value).forEach(schema::addAllOf);
            case "anyOf" -> schemas(value).forEach(schema::addAnyOf);
            case "oneOf" -> schemas(value).forEach(schema::addOneOf);
            case "not" -> schema.setNot(schema(value.asJsonObject()));
            default -> {
                if (!keyword.startsWith("x-")) {
                    throw new IllegalArgumentException("the keyword " + keyword + " is not supported");
                }
                schema.addExtension(keyword, plain(value));
            }
        }
    }

    private static void setAdditionalProperties(Schema schema, JsonValue value) {
        if (value instanceof JsonObject object) {
            schema.setAdditionalPropertiesSchema(schema(object));
        } else {
            schema.setAdditionalPropertiesBoolean(value == JsonValue.TRUE);
        }
    }

    private static List<Schema> schemas(JsonValue value) {
        return array(value).stream()
                .map(element -> schema(element.asJsonObject()))
                .toList();
    }

    private static JsonArray array(JsonValue value) {
        return value.asJsonArray();
    }

    private static String string(JsonValue value) {
        return ((JsonString) value).getString();
    }

    private static BigDecimal number(JsonValue value) {
        return ((JsonNumber) value).bigDecimalValue();
    }

    /** Returns a value in the representation of the OpenAPI models. */
    private static @Nullable Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> string(value);
            case NUMBER -> number(value);
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case NULL -> null;
            case ARRAY -> array(value).stream().map(SchemaReader::plain).toList();
            case OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                value.asJsonObject().forEach((name, member) -> members.put(name, plain(member)));
                yield members;
            }
        };
    }
}
