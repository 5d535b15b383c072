package dev.latchkey.it;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;

/**
 * Makes a server's OpenAPI document one that generators accept. Payara gives several operations the same id, calls a value of
 * any kind an object, and adds a member of its own.
 */
final class ClientDocument {
    private int operations;

    /** The document, in which the operation that lists what is at {@code path} has the id {@code id}. */
    JsonObject of(JsonObject document, String path, String id) {
        JsonObjectBuilder paths = Json.createObjectBuilder();
        document.getJsonObject("paths").forEach((each, item) -> {
            JsonObjectBuilder named = Json.createObjectBuilder();
            item.asJsonObject()
                    .forEach((method, operation) -> named.add(
                            method,
                            operation instanceof JsonObject object && object.containsKey("responses")
                                    ? Json.createObjectBuilder(object)
                                            .add(
                                                    "operationId",
                                                    each.equals(path) && method.equals("get")
                                                            ? id
                                                            : "operation" + ++operations)
                                            .build()
                                    : operation));
            paths.add(each, named);
        });
        JsonObjectBuilder all = Json.createObjectBuilder(document).add("paths", paths);
        all.remove("endpoints");
        return anyValues(all.build()).asJsonObject();
    }

    private static JsonValue anyValues(JsonValue value) {
        if (value instanceof JsonArray array) {
            JsonArrayBuilder built = Json.createArrayBuilder();
            array.forEach(each -> built.add(anyValues(each)));
            return built.build();
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        boolean any = object.get("type") instanceof JsonString type
                && type.getString().equals("object")
                && Set.of("type", "description").containsAll(object.keySet());
        JsonObjectBuilder built = Json.createObjectBuilder();
        object.forEach((name, member) -> {
            if (!any || !name.equals("type")) {
                built.add(name, anyValues(member));
            }
        });
        return built.build();
    }
}
