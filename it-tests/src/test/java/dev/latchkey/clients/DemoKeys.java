package dev.latchkey.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.KeyText;
import dev.latchkey.it.DemoHost;
import dev.latchkey.it.Http;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

/** Hands out keys of the demo: those that it made when it started, and others that the manager's key makes. */
final class DemoKeys {
    private final Http http;
    private final JsonObject made;

    DemoKeys(String url) throws IOException {
        this.http = new Http(url);
        this.made = DemoHost.keys();
    }

    String all() {
        return made.getString("all");
    }

    String withoutConcepts() {
        return made.getString("without_concepts");
    }

    String none() {
        return made.getString("none");
    }

    /** Well formed, and nobody's. */
    String unknown() {
        return KeyText.generate("lk").text().reveal();
    }

    /** Had every scope until now. */
    String deleted() {
        String wanted = "{\"application\":\"demo\",\"description\":\"Short-lived\",\"scopes\":[\"All\"]}";
        HttpResponse<String> answer = send("POST", "latchkey/keys", made.getString("admin"), wanted);
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonObject key = DemoHost.json(answer.body());
        assertThat(send("GET", "v2/inputs", key.getString("text"), null).statusCode())
                .isEqualTo(200);
        assertThat(send("DELETE", "latchkey/keys/" + key.getString("id"), made.getString("admin"), null)
                        .statusCode())
                .isEqualTo(204);
        return key.getString("text");
    }

    /** A client of access tokens with every scope of the API, as the published clients want it told. */
    Map<String, String> client() {
        String wanted = "{\"application\":\"demo\",\"description\":\"From before\",\"scopes\":[\"All\"]}";
        HttpResponse<String> answer = send("POST", "latchkey/clients", made.getString("admin"), wanted);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonObject client = DemoHost.json(answer.body());
        return Map.of("DEMO_CLIENT", client.getString("id"), "DEMO_SECRET", client.getString("secret"));
    }

    private HttpResponse<String> send(String method, String path, String key, String body) {
        return http.send(method, path, body, "Authorization", "Key " + key, "Content-Type", "application/json");
    }
}
