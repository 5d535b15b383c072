package dev.latchkey.it;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads an OpenAPI document as a client would: what each operation and each property needs. */
final class ApiDocument {
    private final JsonObject root;
    private final String context;

    /**
     * Reads a document.
     *
     * @param context the path of the web application, with which WildFly begins every path
     */
    ApiDocument(JsonObject root, String context) {
        this.root = root;
        this.context = context;
    }

    JsonObject root() {
        return root;
    }

    /**
     * One operation.
     *
     * @param alternatives sets of scopes each of which is enough; one that is null is for callers without a key
     */
    record Operation(String method, String path, JsonObject json, List<SortedSet<String>> alternatives) {

        boolean isOpen() {
            return alternatives.contains(null);
        }

        boolean allows(Set<String> scopes) {
            return alternatives.stream().anyMatch(each -> each == null || scopes.containsAll(each));
        }

        boolean isSafe() {
            return method.equals("GET") || method.equals("HEAD");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.getJsonObject("paths").forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
            if (Set.of("get", "head", "post", "put", "patch", "delete").contains(method)) {
                JsonObject json = operation.asJsonObject();
                String relative = path.startsWith(context) ? path.substring(context.length() - 1) : path;
                operations.add(new Operation(method.toUpperCase(Locale.ROOT), relative, json, alternatives(json)));
            }
        }));
        return operations;
    }

    private static List<SortedSet<String>> alternatives(JsonObject operation) {
        List<SortedSet<String>> alternatives = new ArrayList<>();
        if (!operation.containsKey("security")) {
            alternatives.add(null);
            return alternatives;
        }
        for (JsonObject each : operation.getJsonArray("security").getValuesAs(JsonObject.class)) {
            if (each.isEmpty()) {
                alternatives.add(null);
            } else if (each.containsKey("Key")) {
                alternatives.add(strings(each.getJsonArray("Key")));
            }
        }
        return alternatives;
    }

    private static SortedSet<String> strings(JsonArray array) {
        SortedSet<String> strings = new TreeSet<>();
        array.getValuesAs(JsonString.class).forEach(each -> strings.add(each.getString()));
        return strings;
    }

    /** Every scope that is named anywhere. */
    SortedSet<String> scopes() {
        SortedSet<String> scopes = new TreeSet<>();
        operations().forEach(each -> each.alternatives().stream()
                .filter(alternative -> alternative != null)
                .forEach(scopes::addAll));
        collect(root, scopes);
        return scopes;
    }

    private static void collect(JsonValue value, Set<String> scopes) {
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                if (name.equals("x-required-scopes")) {
                    scopes.addAll(strings(member.asJsonArray()));
                } else {
                    collect(member, scopes);
                }
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(each -> collect(each, scopes));
        }
    }

    /** The response that describes a success. */
    JsonObject success(Operation operation) {
        JsonObject responses = operation.json().getJsonObject("responses");
        return Stream.concat(responses.keySet().stream().filter(each -> each.startsWith("2")), Stream.of("default"))
                .filter(responses::containsKey)
                .findFirst()
                .map(responses::getJsonObject)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** What the document says about one status of an operation; empty for a status that it does not name. */
    JsonObject response(Operation operation, int status) {
        JsonObject response = operation.json().getJsonObject("responses").getJsonObject(String.valueOf(status));
        if (response == null || !response.containsKey("$ref")) {
            return response == null ? JsonValue.EMPTY_JSON_OBJECT : response;
        }
        String name = response.getString("$ref").replaceFirst(".*/", "");
        return root.getJsonObject("components").getJsonObject("responses").getJsonObject(name);
    }

    /** Whether the document says what is in the operation's successful responses of JSON. */
    JsonObject schema(Operation operation) {
        JsonObject content = success(operation).getJsonObject("content");
        JsonObject media = content == null ? null : content.getJsonObject("application/json");
        return media == null ? JsonValue.EMPTY_JSON_OBJECT : media.getJsonObject("schema");
    }

    /** The scopes that something in the operation's successful responses needs. */
    SortedSet<String> scopesWithin(Operation operation) {
        SortedSet<String> scopes = new TreeSet<>();
        reach(schema(operation), scopes, new LinkedHashSet<>());
        return scopes;
    }

    private void reach(JsonValue value, Set<String> scopes, Set<String> seen) {
        if (value instanceof JsonObject object) {
            String reference = object.getString("$ref", null);
            if (reference != null && seen.add(reference)) {
                reach(resolved(object), scopes, seen);
            }
            collect(object, scopes);
            object.values().forEach(each -> reach(each, scopes, seen));
        } else if (value instanceof JsonArray array) {
            array.forEach(each -> reach(each, scopes, seen));
        }
    }

    /**
     * The places that a key with these scopes gets to see of a response.
     *
     * @param value the whole response
     * @param missing takes the scopes for want of which the others are left out
     */
    SortedSet<String> seen(JsonValue value, JsonObject schema, Set<String> scopes, Set<String> missing) {
        SortedSet<String> places = new TreeSet<>();
        see(value, schema, "", scopes, missing, places);
        return places;
    }

    private void see(
            JsonValue value,
            JsonObject schema,
            String place,
            Set<String> scopes,
            Set<String> missing,
            Set<String> places) {
        places.add(place);
        JsonObject known = resolved(schema);
        if (value instanceof JsonArray array) {
            JsonObject items = known.getJsonObject("items");
            for (int i = 0; i < array.size(); i++) {
                see(array.get(i), items, place + "/" + i, scopes, missing, places);
            }
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.entrySet()) {
                JsonObject property = property(known, member.getKey());
                Set<String> lacking = new LinkedHashSet<>(
                        property.containsKey("x-required-scopes")
                                ? strings(property.getJsonArray("x-required-scopes"))
                                : Set.of());
                lacking.removeAll(scopes);
                if (lacking.isEmpty()) {
                    see(member.getValue(), property, place + "/" + member.getKey(), scopes, missing, places);
                }
                missing.addAll(lacking);
            }
        }
    }

    /** The schema that a reference leads to. */
    JsonObject resolved(JsonObject schema) {
        JsonObject found = schema == null ? JsonValue.EMPTY_JSON_OBJECT : schema;
        if (found.containsKey("$ref")) {
            String name = found.getString("$ref").replaceFirst(".*/", "");
            return resolved(
                    root.getJsonObject("components").getJsonObject("schemas").getJsonObject(name));
        }
        return found.containsKey("allOf") ? resolved(found.getJsonArray("allOf").getJsonObject(0)) : found;
    }

    /** Payara's document does not know the names that JSON-B's annotations give, and has createdAt for created_at. */
    private static JsonObject property(JsonObject schema, String name) {
        JsonObject properties = schema.getJsonObject("properties");
        return properties == null
                ? JsonValue.EMPTY_JSON_OBJECT
                : properties.entrySet().stream()
                        .filter(each -> each.getKey().replace("_", "").equalsIgnoreCase(name.replace("_", "")))
                        .findFirst()
                        .map(each -> each.getValue().asJsonObject())
                        .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }
}
