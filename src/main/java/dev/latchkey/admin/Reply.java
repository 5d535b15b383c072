package dev.latchkey.admin;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds an answer before it is written.
 *
 * @param status the HTTP status
 * @param body a JSON object; null for none
 * @param headers further fields
 */
record Reply(int status, JsonObject body, Map<String, String> headers) {

    static Reply ok(JsonObject body) {
        return new Reply(200, body, Map.of());
    }

    static Reply created(JsonObject body, String location) {
        return new Reply(201, body, Map.of("Location", location));
    }

    static Reply nothing() {
        return new Reply(204, null, Map.of());
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, body, more);
    }

    String contentType() {
        return status >= 400 ? "application/problem+json" : "application/json";
    }
}
