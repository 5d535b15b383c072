package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo's OpenAPI document, as the server gives it out, before the validators and the proxy that people use. */
@ExtendWith(ArquillianExtension.class)
class OpenApiToolsIT {
    private static final Path TARGET = NodeTools.DIRECTORY;
    private static final String NO_KEY = "";

    @ArquillianResource
    private URL base;

    private Path document;
    private ApiDocument api;

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        return DemoHost.war();
    }

    @BeforeAll
    static void install() throws IOException {
        NodeTools.install();
    }

    @BeforeEach
    void read() throws IOException {
        Http http = new Http(base);
        String text =
                http.get("/openapi?format=JSON", "Accept", "application/json").body();
        document = TARGET.resolve("openapi.json");
        Files.writeString(document, text);
        api = new ApiDocument(DemoHost.json(text), http.root());
    }

    private static String tool(String name, String... arguments) throws IOException {
        return NodeTools.run(TARGET, name, arguments);
    }

    @Test
    void spectralFindsNoError() throws IOException {
        assertThat(tool("spectral", "lint", "--ruleset", "spectral.yaml", document.toString()))
                .contains("(0 errors,");
    }

    @Test
    void redoclyFindsNoError() throws IOException {
        assertThat(tool("redocly", "lint", document.toString())).contains("description is valid");
    }

    /** As the generator brings it, whose clients read the document with it. */
    @Test
    void swaggerParserFindsNothing() throws IOException {
        String found = Program.java()
                .run(
                        TARGET,
                        Map.of(),
                        "--class-path",
                        System.getProperty("it.openapi.generator"),
                        Path.of("it-tests", "clients", "openapi", "Parse.java")
                                .toAbsolutePath()
                                .toString(),
                        document.toString());

        assertThat(found.lines()).noneMatch(line -> line.startsWith("wrong: "));
        assertThat(found.lines()).last().asString().matches("paths: [1-9][0-9]+");
    }

    /** Prism passes each call on, and says in a header field in what the response differs from the document. */
    @Test
    void prismFindsEveryResponseInTheDocument() throws IOException {
        int port = Ports.free();
        Path log = TARGET.resolve("prism.log");
        Process prism = NodeTools.node()
                .start(
                        TARGET,
                        log,
                        "node_modules/.bin/prism",
                        "proxy",
                        document.toString(),
                        base.toString().replaceFirst("/$", ""),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port));
        try {
            await("Prism")
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> !prism.isAlive() || Files.readString(log).contains("Prism is listening"));
            JsonObject keys = DemoHost.keys();
            List<String> differences = new ArrayList<>();
            List<Integer> statuses = new ArrayList<>();
            for (ApiDocument.Operation operation : api.operations()) {
                for (String authorization : List.of(
                        NO_KEY,
                        "Key nonsense",
                        "Key one, Key two",
                        "Key " + keys.getString("none"),
                        "Key " + keys.getString("all"))) {
                    HttpResponse<String> response = call(port, operation, authorization);
                    statuses.add(response.statusCode());
                    response.headers()
                            .firstValue("sl-violations")
                            .ifPresent(violations ->
                                    differences.add(operation + " " + response.statusCode() + " " + violations));
                }
            }
            assertThat(differences)
                    .filteredOn(each -> each.contains("\"response\""))
                    .isEmpty();
            assertThat(statuses).contains(200, 400, 401, 403);
            assertThat(statuses)
                    .filteredOn(status -> status == 401 || status == 403)
                    .hasSizeGreaterThan(40);
        } finally {
            prism.destroy();
        }
    }

    private HttpResponse<String> call(int port, ApiDocument.Operation operation, String authorization) {
        List<String> headers = new ArrayList<>(List.of("Accept", "application/json"));
        if (!authorization.equals(NO_KEY)) {
            headers.addAll(List.of("Authorization", authorization));
        }
        boolean body = operation.json().containsKey("requestBody");
        if (body) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        String id = operation.method().equals("DELETE")
                ? "no-such-thing"
                : operation.path().contains("/inputs")
                        ? "harbour"
                        : operation.path().contains("/models") ? "labels" : "sea";
        String path = operation.path().substring(1).replaceAll("\\{[^}]*}", id);
        return new Http("http://127.0.0.1:" + port)
                .send(operation.method(), path, body ? "{}" : null, headers.toArray(String[]::new));
    }
}
