package dev.latchkey.admin;

import dev.latchkey.refusal.ProblemDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds the status, body and header fields of a response before it is written.
 *
 * @param status the HTTP status
 * @param body a JSON object or array; null for none
 * @param headers further fields
 */
record AdminResponse(int status, JsonStructure body, Map<String, String> headers) {

    static AdminResponse ok(JsonObject body) {
        return new AdminResponse(200, body, Map.of());
    }

    static AdminResponse okArray(JsonArray body) {
        return new AdminResponse(200, body, Map.of());
    }

    static AdminResponse created(JsonObject body, String location) {
        return new AdminResponse(201, body, Map.of("Location", location));
    }

    static AdminResponse nothing() {
        return new AdminResponse(204, null, Map.of());
    }

    AdminResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new AdminResponse(status, body, more);
    }

    String contentType() {
        return status >= 400 ? ProblemDocument.CONTENT_TYPE : "application/json";
    }
}
