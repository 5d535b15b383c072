package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo as README shows it: the very WAR that {@code mvn -Pdemo} starts. */
@EveryServer
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
    void cachesKeepKeysApart() {
        for (String path : List.of("v2/concepts", "v2/inputs/harbour", "v2/inputs/harbour/image", "v2/models")) {
            HttpResponse<String> opened = call("all", "GET", path, null);
            assertThat(opened.headers().allValues("Cache-Control")).as(path).containsExactly("private");
            assertThat(opened.headers().allValues("Vary")).as(path).containsExactly("Authorization");
        }
        assertThat(http.get("samples/harbour.png").headers().allValues("Vary")).isEmpty();
        assertThat(http.get("v2/concepts").headers().allValues("Cache-Control")).containsExactly("no-store");
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

    private JsonArray concepts(String input) {
        return ok("all", "GET", "v2/inputs/" + input, null)
                .getJsonObject("input")
                .getJsonObject("data")
                .getJsonArray("concepts");
    }

    @Test
    void changeByAKeyThatSeesNoConceptsKeepsThoseThatItDoesNotName() {
        ok(
                "all",
                "POST",
                "v2/inputs",
                "{\"inputs\":[{\"id\":\"kept\",\"data\":{\"image\":{\"url\":\"https://a.example/x.png\"},"
                        + "\"concepts\":[{\"id\":\"cat\"},{\"id\":\"dog\"}]}}]}");
        for (String sent : List.of("[{\"id\":\"cat\",\"value\":0}]", "[]")) {
            String change = "{\"action\":\"overwrite\",\"inputs\":[{\"id\":\"kept\",\"data\":{\"concepts\":" + sent
                    + ",\"metadata\":{\"by\":\"me\"}}}]}";
            JsonObject answer = ok("without_concepts", "PATCH", "v2/inputs", change);
            assertThat(answer.toString()).contains("kept", "me").doesNotContain("concepts");
            assertThat(concepts("kept").toString()).contains("\"id\":\"cat\"", "\"value\":0", "\"id\":\"dog\"");
        }
        ok(
                "all",
                "PATCH",
                "v2/inputs",
                "{\"action\":\"overwrite\",\"inputs\":[{\"id\":\"kept\",\"data\":{\"concepts\":[{\"id\":\"cat\"}]}}]}");
        assertThat(concepts("kept")).hasSize(1);
        ok("all", "DELETE", "v2/inputs/kept", null);
    }

    @Test
    void definitionOfAConceptIsWrittenByKeysThatMayEditConcepts() {
        String change = "{\"action\":\"merge\",\"inputs\":[{\"id\":\"harbour\",\"data\":{\"concepts\":"
                + "[{\"id\":\"boat\",\"definition\":\"It floats.\"}]}}]}";
        HttpResponse<String> refused = call("without_concepts", "PATCH", "v2/inputs", change);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("11007", "Concepts:Patch");
        ok("without_concepts", "PATCH", "v2/inputs", change.replace(",\"definition\":\"It floats.\"", ""));
        assertThat(call("all", "GET", "v2/concepts/boat", null).body()).doesNotContain("definition");
        ok("all", "PATCH", "v2/inputs", change);
        assertThat(ok("all", "GET", "v2/concepts/boat", null)
                        .getJsonObject("concept")
                        .getString("definition"))
                .isEqualTo("It floats.");
        ok("all", "PATCH", "v2/inputs", change.replace("merge", "remove"));
    }

    @Test
    void inputsAreSortedByConceptsForKeysThatSeeThem() {
        refused("without_concepts", "GET", "v2/inputs?sort=-data.concepts.value", null, 403, 11007);
        refused("without_concepts", "GET", "v2/inputs?sort=data.concepts", null, 403, 11007);
        refused("all", "GET", "v2/inputs?sort=data.nothing", null, 400, 11102);
        refused("all", "GET", "v2/inputs?sort=id", null, 400, 11102);
        ok("without_concepts", "GET", "v2/inputs?sort=created_at", null);
        List<Integer> counts = ok("all", "GET", "v2/inputs?sort=-data.concepts.value", null)
                .getJsonArray("inputs")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(input -> input.getJsonObject("data"))
                .map(data -> data.containsKey("concepts")
                        ? data.getJsonArray("concepts").size()
                        : 0)
                .toList();
        assertThat(counts).hasSizeGreaterThan(1).isSortedAccordingTo(Comparator.reverseOrder());
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

    /** As the published JavaScript client sends it. */
    @ParameterizedTest
    @ValueSource(strings = {"v2/models/labels/feedback", "v2/users/me/apps/demo/models/color/feedback"})
    void feedbackOnPredictionsIsTaken(String path) {
        String image = "\"image\":{\"url\":\"" + http.root() + "samples/harbour.png\"}";
        String info = "\"feedback_info\":{\"event_type\":\"annotation\",\"output_id\":\"o\",\"end_user_id\":\"u\","
                + "\"session_id\":\"s\"}";
        String concepts = "\"concepts\":[{\"id\":\"sea\",\"value\":true},{\"id\":\"forest\",\"value\":false}]";
        String body = "{\"input\":{\"id\":\"f1\",\"data\":{" + image + "," + concepts + "}," + info + "}}";

        assertThat(ok("all", "POST", path, body).keySet()).containsExactly("status");
        refused("none", "POST", path, body, 403, 11007);
        refused("all", "POST", path.replaceFirst("labels|color", "no-model"), body, 404, 11101);
        refused("all", "POST", path, "{\"input\":{\"data\":{" + image + "}}}", 400, 11100);
        refused("all", "POST", path, "{}", 400, 11100);
        refused("all", "POST", path, "{\"input\":[]}", 400, 11100);
        refused("all", "POST", path, "{\"input\":{\"data\":{" + concepts + "}," + info + "}}", 400, 11102);
        refused("all", "POST", path, body.replace("annotation", "search_click"), 400, 11102);
        refused("all", "POST", path, body.replace("true", "2"), 400, 11102);
    }

    @Test
    void feedbackOnSearchesIsTaken() {
        String body = "{\"input\":{\"id\":\"harbour\",\"feedback_info\":{\"event_type\":\"search_click\","
                + "\"search_id\":\"s1\",\"end_user_id\":\"u\",\"session_id\":\"s\"}}}";

        assertThat(ok("all", "POST", "v2/searches/feedback", body).keySet()).containsExactly("status");
        refused("none", "POST", "v2/searches/feedback", body, 403, 11007);
        refused("all", "POST", "v2/searches/feedback", "{\"input\":{\"id\":\"harbour\"}}", 400, 11100);
        refused("all", "POST", "v2/searches/feedback", body.replace("\"search_id\":\"s1\",", ""), 400, 11102);
        refused("all", "POST", "v2/searches/feedback", body.replace("harbour", "nothing-of-this-name"), 404, 11101);
        refused("all", "POST", "v2/searches/feedback", body.replace("search_click", "annotation"), 400, 11102);
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

    @Test
    void labelsModelKnowsTheLabelledInputs() {
        JsonObject model =
                ok("all", "GET", "v2/models/labels/output_info", null).getJsonObject("model");
        JsonObject info = model.getJsonObject("output_info");
        assertThat(info.getString("type_ext")).isEqualTo("concept");
        assertThat(ids(info.getJsonObject("data").getJsonArray("concepts"))).contains("sea", "boats", "camels");

        String version = model.getJsonObject("model_version").getString("id");
        assertThat(ids(ok("all", "GET", "v2/models/labels/versions/" + version + "/inputs", null)
                        .getJsonArray("inputs")))
                .contains("harbour", "desert");
        assertThat(ids(ok("all", "GET", "v2/models/labels/versions", null).getJsonArray("model_versions")))
                .containsExactly(version);
        ok("all", "GET", "v2/models/labels/versions/" + version, null);
        refused("all", "GET", "v2/models/labels/versions/another", null, 404, 11101);
        assertThat(ok("all", "GET", "v2/models/color/inputs", null).getJsonArray("inputs"))
                .isEmpty();
    }

    @Test
    void modelsAreListedToTheirEnd() {
        assertThat(ids(ok("all", "GET", "v2/models?page=1&per_page=20", null).getJsonArray("models")))
                .containsExactly("color", "labels");
        assertThat(ok("all", "GET", "v2/models?page=2&per_page=20", null).getJsonArray("models"))
                .isEmpty();
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = "On TomEE the demo does not find its own images by their addresses")
    void conceptsOfModelsAndOutputsAreForKeysThatMayReadConcepts() {
        assertThat(call("without_concepts", "GET", "v2/models", null).body())
                .contains("\"type_ext\":\"concept\"")
                .doesNotContain("\"concepts\"", "boats");
        HttpResponse<String> outputs = call("without_concepts", "POST", "v2/models/labels/outputs", harbour());
        assertThat(outputs.statusCode()).isEqualTo(200);
        assertThat(outputs.headers().firstValue("Latchkey-Redacted")).contains("Concepts:Get");
        assertThat(outputs.body()).doesNotContain("boats", "concepts\":");
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = "On TomEE the demo does not find its own images by their addresses")
    @Gap(
            on = ServerKind.GLASSFISH,
            because =
                    "GlassFish drops the body of a DELETE, unless its listener's allow-payload-for-undefined-http-methods is true")
    void labelsModelSeesWhatImagesOfTheSameColoursShow() {
        assertThat(seen()).startsWith("sea", "boats", "evening");
        ok(
                "all",
                "POST",
                "v2/inputs",
                "{\"inputs\":[{\"id\":\"twin\",\"data\":{\"image\":{\"url\":\"" + sample()
                        + "\"},\"concepts\":[{\"id\":\"sunset\"},{\"id\":\"camels\",\"value\":0}]}}]}");
        assertThat(seen()).as("with an example more").startsWith("sea", "boats", "evening", "sunset");
        ok("all", "DELETE", "v2/inputs", "{\"ids\":[\"twin\"]}");
        assertThat(seen()).as("without it again").doesNotContain("sunset");
    }

    private List<String> seen() {
        return ids(ok("all", "POST", "v2/models/labels/outputs", harbour())
                .getJsonArray("outputs")
                .getJsonObject(0)
                .getJsonObject("data")
                .getJsonArray("concepts"));
    }

    private String harbour() {
        return "{\"inputs\":[{\"data\":{\"image\":{\"url\":\"" + sample() + "\"}}}]}";
    }

    /** The address of a sample, as the server knows itself. */
    private String sample() {
        return http.at("samples/harbour.png").toString();
    }

    private static List<String> ids(JsonArray things) {
        return things.getValuesAs(JsonObject.class).stream()
                .map(thing -> thing.getString("id"))
                .toList();
    }

    @Test
    void searchFindsInputsByTheirConcepts() {
        assertThat(found(search("all", "input", "{\"id\":\"sky\"}", "")))
                .containsExactly("desert", "meadow", "mountains");
        assertThat(found(search("all", "output", "{\"name\":\"SEA\"}", "")).get(0))
                .isEqualTo("harbour");
        assertThat(found(search("all", "input", "{\"id\":\"sky\"}", ",\"pagination\":{\"page\":2,\"per_page\":2}")))
                .containsExactly("mountains");
        assertThat(found(search("all", "input", "{\"id\":\"sky\"},{\"id\":\"lake\"}", "")))
                .containsExactly("mountains");
        refused("all", "POST", "v2/searches", "{\"query\":{\"ands\":[]}}", 400, 11102);
        refused("all", "POST", "v2/searches", "{}", 400, 11100);
        refused("none", "POST", "v2/searches", "{}", 403, 11007);
    }

    @Test
    void searchShowsAKeyWhatItMaySeeOrRefusesIt() {
        HttpResponse<String> redacted = search("without_concepts", "input", "{\"id\":\"lake\"}", "");
        assertThat(redacted.body()).contains("mountains").doesNotContain("snow", "concepts");

        String key = keyWith("Search");
        HttpResponse<String> refused = http.send(
                "POST",
                "v2/searches",
                query("input", "{\"id\":\"lake\"}", ""),
                "Authorization",
                "Key " + key,
                "Content-Type",
                "application/json");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(DemoHost.json(refused.body()).getJsonObject("status").get("missing_scopes"))
                .hasToString("[\"Concepts:Get\",\"Inputs:Get\"]");
    }

    private HttpResponse<String> search(String key, String part, String concepts, String more) {
        return call(key, "POST", "v2/searches", query(part, concepts, more));
    }

    private static String query(String part, String concepts, String more) {
        return "{\"query\":{\"ands\":[{\"" + part + "\":{\"data\":{\"concepts\":[" + concepts + "]}}}]}" + more + "}";
    }

    private static List<String> found(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return DemoHost.json(response.body()).getJsonArray("hits").getValuesAs(JsonObject.class).stream()
                .map(hit -> hit.getJsonObject("input").getString("id"))
                .toList();
    }

    private String keyWith(String scope) {
        HttpResponse<String> made = call(
                "admin",
                "POST",
                "latchkey/keys",
                "{\"application\":\"demo\",\"description\":\"For a test\",\"scopes\":[\"" + scope + "\"]}");
        assertThat(made.statusCode()).isEqualTo(201);
        return DemoHost.json(made.body()).getString("text");
    }

    /** Two slashes and one at the end from C# and PHP, the long form from all that know their application. */
    @ParameterizedTest
    @ValueSource(strings = {"/v2/concepts", "v2/concepts/", "/v2/concepts/", "/v2//users/me/apps/demo/concepts/"})
    @Gap(
            on = ServerKind.TOMEE,
            because = "REST on TomEE does not match paths with a double slash or a slash at the end")
    void pathsAreThoseThatClientsSend(String path) {
        String target = "GET " + http.root() + path + "?page=1&per_page=2 HTTP/1.1";
        String authorization = "Authorization: Key ";
        assertThat(http.raw(target, "Host: localhost", authorization + keys.getString("all")))
                .startsWith("HTTP/1.1 200 ")
                .contains("{\"code\":10000,\"description\":\"Ok\"}", "\"sea\"");
        assertThat(http.raw(target, "Host: localhost", authorization + keys.getString("without_concepts")))
                .startsWith("HTTP/1.1 403 ")
                .contains("11007", "Concepts:Get");
        assertThat(http.raw(target, "Host: localhost")).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void longPathsOfOtherApplicationsAreClosedHoweverTheyAreWritten() {
        for (String path : List.of("/v2/users/me/apps/other/inputs", "v2//users/me/apps/other//inputs/")) {
            assertThat(http.raw(
                            "GET " + http.root() + path + " HTTP/1.1",
                            "Host: localhost",
                            "Authorization: Key " + keys.getString("all")))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("11009");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    application/json; charset=utf8 | {}
                    application/json               | null
                    application/json;charset=utf-8 | {"anything":1}
                    """)
    @Gap(
            on = ServerKind.GLASSFISH,
            because =
                    "GlassFish drops the body of a DELETE, unless its listener's allow-payload-for-undefined-http-methods is true")
    void deletionMayHaveABody(String contentType, String body) {
        String add = "{\"inputs\":[{\"id\":\"brief\",\"data\":{\"image\":{\"url\":\"https://a.example/x.png\"}}}]}";
        HttpResponse<String> added = http.send(
                "POST",
                "v2/inputs/",
                add,
                "Authorization",
                "Key " + keys.getString("all"),
                "Content-Type",
                contentType);
        assertThat(added.statusCode()).isEqualTo(200);
        HttpResponse<String> deleted = http.send(
                "DELETE",
                "v2/inputs/brief",
                body,
                "Authorization",
                "Key " + keys.getString("all"),
                "Content-Type",
                contentType);
        assertThat(deleted.body()).isEqualTo("{\"status\":{\"code\":10000,\"description\":\"Ok\"}}");
    }

    /** What Latchkey, the application, REST and the container refuse looks the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    POST   | v2/inputs            | application/json | */*       | {"inputs":  | 400 | 11100
                    POST   | v2/inputs            | application/json | */*       | []          | 400 | 11100
                    POST   | v2/inputs            | text/plain       | */*       | {}          | 415 | 11102
                    POST   | v2/inputs            | ;;;              | */*       | {}          | 400 | 11100
                    GET    | v2/inputs            | application/json | ///       |             | 400 | 11100
                    GET    | v2/inputs            | application/json | text/html |             | 406 | 11102
                    DELETE | v2/inputs            | application/json | */*       |             | 400 | 11100
                    PUT    | v2/inputs/harbour    | application/json | */*       | {}          | 405 | 11103
                    NONE   | v2/inputs            | application/json | */*       |             | 405 | 11103
                    GET    | v2                   | application/json | */*       |             | 404 | 11101
                    GET    | nothing              | application/json | */*       |             | 404 | 11101
                    GET    | error                | application/json | */*       |             | 404 | 11101
                    GET    | samples/nothing.png  | application/json | */*       |             | 404 | 11101
                    POST   | samples/harbour.png  | application/json | */*       | {}          | 405 | 11103
                    """)
    @Gap(on = ServerKind.TOMEE, because = "REST on TomEE responds to a malformed Accept with 406 instead of 400")
    void everyRefusalIsInTheEnvelope(
            String method, String path, String contentType, String accept, String body, int status, int code) {
        HttpResponse<String> refusal = http.send(
                method,
                path,
                body,
                "Authorization",
                "Key " + keys.getString("all"),
                "Content-Type",
                contentType,
                "Accept",
                accept);
        refusedInTheEnvelope(refusal, status, code);
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = "Tomcat refuses encoded slashes before the request reaches a web application")
    void pathThatMayBeReadAsAnotherIsRefusedInTheEnvelope() {
        HttpResponse<String> refusal = http.get("v2/inputs/a%2Fb", "Authorization", "Key " + keys.getString("all"));
        // Open Liberty refuses it before Latchkey does.
        refusedInTheEnvelope(refusal, 400, ServerKind.CURRENT == ServerKind.LIBERTY ? 11100 : 11102);
    }

    private static void refusedInTheEnvelope(HttpResponse<String> refusal, int status, int code) {
        assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(status);
        assertThat(refusal.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonObject said = DemoHost.json(refusal.body()).getJsonObject("status");
        assertThat(said.getInt("code")).isEqualTo(code);
        assertThat(said.getString("description")).isNotBlank();
        assertThat(said.getString("details")).isNotBlank();
    }

    @Test
    @Gap(
            on = ServerKind.WILDFLY,
            because = "WildFly responds to requests for WEB-INF before they reach a web application")
    void evenWhatTheContainerNeverShowsIsRefusedInTheEnvelope() {
        HttpResponse<String> refusal = http.get("WEB-INF/web.xml", "Authorization", "Key " + keys.getString("all"));
        assertThat(refusal.statusCode()).isEqualTo(404);
        assertThat(DemoHost.json(refusal.body()).getJsonObject("status").getInt("code"))
                .isEqualTo(11101);
    }

    @Test
    void refusalOutsideTheApiIsInTheEnvelopeToo() {
        HttpResponse<String> refusal = http.get("nothing");
        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(DemoHost.json(refusal.body()).getJsonObject("status").getInt("code"))
                .isEqualTo(11102);
        assertThat(http.get("latchkey/me").body()).contains("https://latchkey.dev/problems/");
    }
}
