package dev.latchkey.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.KeyText;
import dev.latchkey.it.DemoHost;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Hands out keys of the demo: those that it made when it started, and others that the manager's key makes. */
final class DemoKeys {
    private final String url;
    private final JsonObject made;

    DemoKeys(String url) throws IOException {
        this.url = url;
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
    String deleted() throws IOException, InterruptedException {
        HttpResponse<String> answer = manage(
                "POST", "keys", "{\"application\":\"demo\",\"description\":\"Short-lived\",\"scopes\":[\"All\"]}");
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonObject key = DemoHost.json(answer.body());
        assertThat(send("GET", "/v2/inputs", key.getString("text"), "").statusCode())
                .isEqualTo(200);
        assertThat(manage("DELETE", "keys/" + key.getString("id"), "").statusCode())
                .isEqualTo(204);
        return key.getString("text");
    }

    private HttpResponse<String> manage(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(method, "/latchkey/" + path, made.getString("admin"), body);
    }

    private HttpResponse<String> send(String method, String path, String key, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Key " + key)
                .header("Content-Type", "application/json")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
