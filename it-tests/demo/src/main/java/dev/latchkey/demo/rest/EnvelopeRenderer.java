package dev.latchkey.demo.rest;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalRenderer;
import dev.latchkey.demo.Code;
import dev.latchkey.demo.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Says Latchkey's refusals in the API's own envelope, unless the client asks for a problem document. */
@ApplicationScoped
public class EnvelopeRenderer implements RefusalRenderer {
    @Override
    public Body render(Refusal refusal, HttpServletRequest request) {
        if (isManagement(request) || wantsProblem(request)) {
            return null;
        }
        return new Body(MediaType.APPLICATION_JSON, envelope(refusal).toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<BodySchema> schemas() {
        return List.of(new BodySchema(MediaType.APPLICATION_JSON, Envelope.SCHEMA), BodySchema.problem());
    }

    /** The management of keys has a form of its own, which its page reads. */
    private static boolean isManagement(HttpServletRequest request) {
        // Not by the address as it was sent, which may show the path of the web application encoded.
        String info = request.getPathInfo();
        return (request.getServletPath() + (info == null ? "" : info)).matches("/+latchkey(?:/.*)?");
    }

    private static boolean wantsProblem(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept")).stream()
                .anyMatch(accept -> accept.contains("application/problem+json"));
    }

    private static JsonObject envelope(Refusal refusal) {
        return switch (refusal.kind()) {
            case MALFORMED_KEY -> Envelope.failure(Code.MALFORMED_KEY, "Invalid format of key.");
            case INVALID_KEY -> Envelope.failure(Code.UNKNOWN_KEY, refusal.detail());
            // Clients renew a token when they read these very words.
            case EXPIRED_TOKEN -> Envelope.failure(Code.INVALID_TOKEN, "expired token");
            case INVALID_TOKEN, TOKENS_ENDED -> Envelope.failure(Code.INVALID_TOKEN, refusal.detail());
            case INVALID_CLIENT -> Envelope.failure(Code.INVALID_CREDENTIALS, refusal.detail());
            case INSUFFICIENT_SCOPE, UNDECLARED_ENDPOINT, UNWRITABLE_MEMBERS ->
                Envelope.failure(Code.INSUFFICIENT_SCOPES, refusal.detail(), refusal.lacking());
            case STORE_UNAVAILABLE -> Envelope.failure(Code.FAILURE, refusal.detail());
            default -> Envelope.failure(Code.INVALID_REQUEST, refusal.detail());
        };
    }
}
