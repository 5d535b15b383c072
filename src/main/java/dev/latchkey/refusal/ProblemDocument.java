package dev.latchkey.refusal;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.RefusalRenderer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Writes a refusal as the problem document of RFC 9457. */
final class ProblemDocument {
    static final String CONTENT_TYPE = "application/problem+json";

    private ProblemDocument() {}

    /** The document of a refusal that has the status of its kind. */
    static RefusalRenderer.Body of(Refusal refusal) {
        return of(refusal, refusal.status());
    }

    /** The document of a refusal; {@code status} is that of the response, which RFC 9457, section 3.1.2, wants to be the same. */
    static RefusalRenderer.Body of(Refusal refusal, int status) {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", refusal.kind().type())
                .add("title", refusal.kind().title())
                .add("status", status)
                .add("detail", refusal.detail());
        if (refusal.kind() == RefusalKind.INSUFFICIENT_SCOPE) {
            problem.add("missing_scopes", array(refusal.missingScopes()));
            if (!refusal.anyOf().isEmpty()) {
                problem.add("any_of", array(refusal.anyOf()));
            }
        }
        return new RefusalRenderer.Body(CONTENT_TYPE, problem.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonArrayBuilder array(Collection<String> names) {
        return Json.createArrayBuilder(names);
    }
}
