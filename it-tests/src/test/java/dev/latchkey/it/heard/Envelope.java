package dev.latchkey.it.heard;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalRenderer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;

/** Writes refusals as the rest of the application writes its errors; management keeps its own form. */
@ApplicationScoped
public class Envelope implements RefusalRenderer {
    @Override
    public Body render(Refusal refusal, HttpServletRequest request) {
        if (request.getRequestURI().contains("/latchkey/")) {
            return null;
        }
        String body = Json.createObjectBuilder()
                .add(
                        "status",
                        Json.createObjectBuilder()
                                .add("code", refusal.kind().name())
                                .add("details", refusal.detail()))
                .build()
                .toString();
        return new Body("application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
