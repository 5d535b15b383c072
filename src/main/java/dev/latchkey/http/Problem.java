package dev.latchkey.http;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalRenderer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Writes a refusal as the problem document of RFC 9457. */
final class Problem {
    static final String CONTENT_TYPE = "application/problem+json";
    private static final Set<Refusal.Kind> TOKEN_ENDPOINT = EnumSet.of(
            Refusal.Kind.INVALID_CLIENT,
            Refusal.Kind.INVALID_TOKEN_REQUEST,
            Refusal.Kind.TOKEN_BY_POST,
            Refusal.Kind.UNSUPPORTED_GRANT,
            Refusal.Kind.INVALID_SCOPE);

    private Problem() {}

    static RefusalRenderer.Body of(Refusal refusal) {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", refusal.kind().type())
                .add("title", refusal.kind().title())
                .add("status", refusal.status())
                .add("detail", refusal.detail());
        if (refusal.kind() == Refusal.Kind.INSUFFICIENT_SCOPE) {
            problem.add("missing_scopes", array(refusal.missingScopes()));
            if (!refusal.anyOf().isEmpty()) {
                problem.add("any_of", array(refusal.anyOf()));
            }
        }
        String contentType = CONTENT_TYPE;
        if (TOKEN_ENDPOINT.contains(refusal.kind())) {
            // RFC 6749, section 5.2, wants this type, and clients look for these two.
            contentType = "application/json";
            problem.add("error", refusal.kind().error()).add("error_description", refusal.detail());
        }
        return new RefusalRenderer.Body(contentType, problem.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonArrayBuilder array(Collection<String> names) {
        return Json.createArrayBuilder(names);
    }
}
