package dev.latchkey.json;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Map;

/** Makes builders of JSON by one provider: {@link Json} searches every jar for it each time, which takes longer than to build. Thread-safe. */
public final class JsonBuilders {
    private static final JsonBuilderFactory FACTORY = Json.createBuilderFactory(Map.of());

    private JsonBuilders() {}

    /** Returns a builder of an object. */
    public static JsonObjectBuilder object() {
        return FACTORY.createObjectBuilder();
    }

    /** Returns a builder of an array. */
    public static JsonArrayBuilder array() {
        return FACTORY.createArrayBuilder();
    }

    /** Returns a builder of an array of texts. */
    public static JsonArrayBuilder array(Collection<String> texts) {
        return FACTORY.createArrayBuilder(texts);
    }
}
