package dev.latchkey.refusal;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.RefusalRenderer.Body;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Adds the members {@code error} and {@code error_description} of RFC 6749, section 5.2, to the refusal of a token request, so that
 * OAuth 2.0 clients can read every body that the application renders.
 */
final class TokenError {
    private static final String CONTENT_TYPE = "application/json";

    private TokenError() {}

    /** Returns the rendered body with the members, or the problem document with them if the body is not a JSON object. */
    static Body in(Body rendered, Refusal refusal) {
        JsonObject object =
                object(rendered).or(() -> object(ProblemDocument.of(refusal))).orElse(JsonObject.EMPTY_JSON_OBJECT);
        String body = Json.createObjectBuilder(object)
                .add("error", code(refusal.kind()))
                .add("error_description", description(refusal.detail()))
                .build()
                .toString();
        return new Body(CONTENT_TYPE, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<JsonObject> object(Body body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body.content()))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException otherForm) {
            return Optional.empty();
        }
    }

    private static String code(RefusalKind kind) {
        return kind.error().isEmpty() ? "invalid_request" : kind.error();
    }

    /** The RFC allows neither quotation marks nor backslashes. */
    private static String description(String detail) {
        return detail.replace('"', '\'').replace('\\', '/');
    }
}
