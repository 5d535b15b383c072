package dev.latchkey.admin;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a request with a problem document of RFC 9457. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String title;
    private final transient Map<String, JsonValue> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * A problem.
     *
     * @param type the end of its type URI, which stays
     * @param detail what was wrong with this request, and what to do
     */
    ProblemException(int status, String type, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
    }

    /** The path leads nowhere that this caller could know of. */
    static ProblemException notFound(String detail) {
        return new ProblemException(404, "not-found", "Not found", detail);
    }

    /** The request cannot be read. */
    static ProblemException malformed(String detail) {
        return new ProblemException(400, "malformed-request", "Malformed request", detail);
    }

    /** A member of the body, or a parameter, has a value that is not allowed. */
    static ProblemException invalid(String field, String detail) {
        return new ProblemException(422, "invalid-value", "Value not allowed", detail).with("field", field);
    }

    ProblemException with(String name, String value) {
        return with(name, Json.createValue(value));
    }

    ProblemException with(String name, JsonValue value) {
        members.put(name, value);
        return this;
    }

    ProblemException withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    AdminResponse reply() {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", "https://latchkey.dev/problems/" + type)
                .add("title", title)
                .add("status", status)
                .add("detail", getMessage());
        members.forEach(problem::add);
        return new AdminResponse(status, problem.build(), headers);
    }
}
