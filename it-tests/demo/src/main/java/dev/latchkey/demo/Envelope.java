package dev.latchkey.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.UUID;

/** Wraps what went wrong into the one form that every failure of this API has. */
public final class Envelope {
    /** Its form, as a schema of OpenAPI. */
    public static final String SCHEMA =
            """
            {"type": "object",
             "required": ["status"],
             "properties": {
               "status": {
                 "type": "object",
                 "required": ["code", "description"],
                 "properties": {
                   "code": {"type": "integer", "description": "What programs compare."},
                   "description": {"type": "string", "description": "What the code means, in a few words."},
                   "details": {"type": "string", "description": "What was wrong and what to do."},
                   "req_id": {"type": "string", "description": "Identifies the request."},
                   "missing_scopes": {
                     "type": "array",
                     "items": {"type": "string"},
                     "description": "The scopes that the key lacks."}}}}}""";

    private Envelope() {}

    /** Says {@code details}, in a request that can be found again by its id. */
    public static JsonObject failure(Code code, String details) {
        return wrap(status(code, details));
    }

    /** Says what a status of HTTP says, for failures of which no more is known here. */
    public static JsonObject ofStatus(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return failure(code(status), (known == null ? "Failure" : known.getReasonPhrase()) + " (HTTP " + status + ")");
    }

    private static Code code(int status) {
        return switch (status) {
            case 400 -> Code.BAD_FORMAT;
            case 404 -> Code.UNKNOWN_RESOURCE;
            case 405 -> Code.METHOD_NOT_ALLOWED;
            default -> status < 500 ? Code.INVALID_REQUEST : Code.FAILURE;
        };
    }

    /** Says besides which scopes were missing. */
    public static JsonObject failure(Code code, String details, Collection<String> missingScopes) {
        return wrap(status(code, details).add("missing_scopes", Json.createArrayBuilder(missingScopes)));
    }

    private static JsonObjectBuilder status(Code code, String details) {
        return Json.createObjectBuilder()
                .add("code", code.number())
                .add("description", code.description())
                .add("details", details)
                .add("req_id", UUID.randomUUID().toString().replace("-", ""));
    }

    private static JsonObject wrap(JsonObjectBuilder status) {
        return Json.createObjectBuilder().add("status", status).build();
    }
}
