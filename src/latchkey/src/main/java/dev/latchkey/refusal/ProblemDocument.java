package dev.latchkey.refusal;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.RefusalRenderer;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;

/** Writes problem documents of RFC 9457: for refusals and for the problems of key management. */
public final class ProblemDocument {
    /** The media type of a problem document. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private ProblemDocument() {}

    /**
     * Begins a document with the members of RFC 9457.
     *
     * @param status the status of the response, which RFC 9457, section 3.1.2, wants to be the same
     * @param typeName the last segment of the type, such as {@code invalid-key}
     */
    public static JsonObjectBuilder of(int status, String typeName, String title, String detail) {
        return Json.createObjectBuilder()
                .add("type", RefusalKind.TYPES + typeName)
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
    }

    /** Returns the document of a refusal that has the status of its kind. */
    static RefusalRenderer.Body of(Refusal refusal) {
        return of(refusal, refusal.status());
    }

    /** Returns the document of a refusal whose response has another status, as for an error page. */
    static RefusalRenderer.Body of(Refusal refusal, int status) {
        RefusalKind kind = refusal.kind();
        JsonObjectBuilder problem = of(status, kind.typeName(), kind.title(), refusal.detail());
        if (!refusal.members().isEmpty()) {
            problem.add("members", Json.createArrayBuilder(refusal.members()));
        }
        if (!refusal.lacking().isEmpty()) {
            problem.add("missing_scopes", Json.createArrayBuilder(refusal.missingScopes()));
            if (!refusal.anyOf().isEmpty()) {
                problem.add("any_of", Json.createArrayBuilder(refusal.anyOf()));
            }
        }
        return new RefusalRenderer.Body(CONTENT_TYPE, problem.build().toString().getBytes(StandardCharsets.UTF_8));
    }
}
