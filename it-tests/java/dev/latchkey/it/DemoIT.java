package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo as README shows it: the very WAR that {@code mvn -Pdemo} starts. */
@ExtendWith(ArquillianExtension.class)
class DemoIT {

    @ArquillianResource
    private URL base;

    private Http http;
    private JsonObject keys;

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        return DemoHost.war();
    }

    @BeforeEach
    void connect() throws IOException {
        http = new Http(base);
        keys = DemoHost.keys();
    }

    private HttpResponse<String> call(String key, String method, String path, String body) {
        return http.send(
                method, path, body, "Authorization", "Key " + keys.getString(key), "Content-Type", "application/json");
    }

    private JsonObject ok(String key, String method, String path, String body) {
        HttpResponse<String> response = call(key, method, path, body);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
        JsonObject answer = DemoHost.json(response.body());
        assertThat(answer.getJsonObject("status").toString()).isEqualTo("{\"code\":10000,\"description\":\"Ok\"}");
        return answer;
    }

    private void refused(String key, String method, String path, String body, int status, int code) {
        HttpResponse<String> response = call(key, method, path, body);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(status);
        assertThat(DemoHost.json(response.body()).getJsonObject("status").getInt("code"))
                .isEqualTo(code);
    }

    @Test
    void readyFileIsItsOwnersAlone() throws IOException {
        assertThat(Files.getPosixFilePermissions(DemoHost.READY))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }

    @Test
    void samplesAreInputsWithConcepts() {
        JsonObject input = ok("all", "GET", "v2/inputs/harbour", null).getJsonObject("input");
        assertThat(input.getJsonObject("data").getJsonArray("concepts")).hasSizeGreaterThanOrEqualTo(2);
        HttpResponse<String> image = http.get("samples/harbour.png");
        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(image.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(http.get("samples/nothing.png").statusCode()).isEqualTo(404);
    }

    @Test
    void conceptsOfInputsAreForKeysThatMayReadConcepts() {
        JsonObject whole = ok("all", "GET", "v2/inputs/harbour", null).getJsonObject("input");
        JsonObject part =
                ok("without_concepts", "GET", "v2/inputs/harbour", null).getJsonObject("input");
        JsonObject data = whole.getJsonObject("data");
        assertThat(part.getJsonObject("data").keySet()).containsExactly("image").isNotEqualTo(data.keySet());
        assertThat(part.getString("id")).isEqualTo("harbour");

        HttpResponse<String> list = call("without_concepts", "GET", "v2/inputs", null);
        assertThat(list.headers().firstValue("Latchkey-Redacted")).contains("Concepts:Get");
        assertThat(list.body()).contains("harbour").doesNotContain("concepts", "null");
        refused("without_concepts", "GET", "v2/concepts", null, 403, 11007);
    }

    @Test
    void listsArePaged() {
        assertThat(ok("all", "GET", "v2/inputs?page=1&per_page=2", null).getJsonArray("inputs"))
                .hasSize(2);
        assertThat(ok("all", "GET", "v2/inputs?page=100", null).getJsonArray("inputs"))
                .isEmpty();
        refused("all", "GET", "v2/inputs?page=0", null, 400, 11102);
        refused("all", "GET", "v2/inputs?per_page=many", null, 400, 11102);
    }

    @Test
    void inputLivesFromPostToDelete() {
        String posted = "{\"inputs\":[{\"id\":\"mine\",\"data\":{\"image\":{\"url\":\"https://a.example/x.png\"},"
                + "\"metadata\":{\"by\":\"me\"},\"concepts\":[{\"id\":\"cat\",\"value\":true}]}}]}";
        ok("all", "POST", "v2/inputs", posted);
        refused("all", "POST", "v2/inputs", posted, 400, 11102);
        ok(
                "all",
                "PATCH",
                "v2/inputs",
                "{\"action\":\"merge\",\"inputs\":[{\"id\":\"mine\",\"data\":{\"concepts\":[{\"id\":\"dog\",\"value\":0}]}}]}");
        assertThat(ok("all", "GET", "v2/inputs/mine", null)
                        .getJsonObject("input")
                        .getJsonObject("data")
                        .getJsonArray("concepts"))
                .hasSize(2);
        assertThat(ok("all", "GET", "v2/concepts/dog", null)
                        .getJsonObject("concept")
                        .getString("id"))
                .isEqualTo("dog");
        ok("all", "DELETE", "v2/inputs/mine", null);
        refused("all", "GET", "v2/inputs/mine", null, 404, 11101);
    }

    @Test
    void colourModelFindsTheColoursOfASample() {
        JsonObject answer = ok(
                "all",
                "POST",
                "v2/models/color/outputs",
                "{\"inputs\":[{\"data\":{\"image\":{\"url\":\"" + http.root() + "samples/harbour.png\"}}}]}");
        double sum = answer
                .getJsonArray("outputs")
                .getJsonObject(0)
                .getJsonObject("data")
                .getJsonArray("colors")
                .getValuesAs(JsonObject.class)
                .stream()
                .mapToDouble(colour -> colour.getJsonNumber("value").doubleValue())
                .sum();
        assertThat(sum).isBetween(0.999, 1.001);
        refused(
                "all",
                "POST",
                "v2/models/color/outputs",
                "{\"inputs\":[{\"data\":{\"image\":{\"url\":\"http://127.0.0.1:1/x.png\"}}}]}",
                400,
                11102);
    }

    @Test
    void refusalsSpeakTheEnvelopeOfTheApplication() {
        HttpResponse<String> without = http.get("v2/inputs");
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Key realm=\"latchkey\"");
        assertThat(DemoHost.json(without.body()).getJsonObject("status").getInt("code"))
                .isEqualTo(11102);
        assertThat(code("Key nonsense")).isEqualTo(11008);
        assertThat(code("Key " + Keys.make("demo").text())).isEqualTo(11009);
        refused("none", "GET", "v2/inputs", null, 403, 11007);
        refused("without_concepts", "GET", "v2/concepts", null, 403, 11007);
        refused("all", "GET", "v2/nothing", null, 404, 11101);
        refused("all", "PUT", "v2/inputs", null, 405, 11103);
        ok("without_concepts", "GET", "v2/inputs", null);
    }

    private int code(String authorization) {
        HttpResponse<String> response = http.get("v2/inputs", "Authorization", authorization);
        assertThat(response.statusCode()).isEqualTo(401);
        return DemoHost.json(response.body()).getJsonObject("status").getInt("code");
    }

    @Test
    void clientThatAsksForProblemsGetsOne() {
        HttpResponse<String> problem = http.get("v2/inputs", "Accept", "application/problem+json");
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.body()).contains("credentials-required");
    }

    @Test
    void applicationInThePathIsTheKeysOwn() {
        ok("all", "GET", "v2/users/me/apps/demo/inputs", null);
        refused("all", "GET", "v2/users/me/apps/other/inputs", null, 401, 11009);
    }
}
