package dev.latchkey.admin;

import dev.latchkey.refusal.ProblemDocument;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
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
     * Creates a problem.
     *
     * @param type the last segment of the type URI, which does not change
     * @param detail the error in this request, and the remedy
     */
    ProblemException(int status, String type, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
    }

    /** Returns a 404: the path does not exist for this caller. */
    static ProblemException notFound(String detail) {
        return new ProblemException(404, "not-found", "Not found", detail);
    }

    /** Returns a 400: the request is malformed. */
    static ProblemException malformed(String detail) {
        return new ProblemException(400, "malformed-request", "Malformed request", detail);
    }

    /** Returns a 422: a member of the body, or a parameter, has a value that is not allowed. */
    static ProblemException invalid(String field, String detail) {
        return new ProblemException(422, "invalid-value", "Value not allowed", detail).with("field", field);
    }

    /** Returns the last segment of the type URI. */
    String type() {
        return type;
    }

    /** Returns the name of the member that is wrong; empty if it is not known. */
    String field() {
        return members.get("field") instanceof JsonString field ? field.getString() : "";
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

    AdminResponse response() {
        JsonObjectBuilder problem = ProblemDocument.of(status, type, title, getMessage());
        members.forEach(problem::add);
        return new AdminResponse(status, problem.build(), headers);
    }
}
