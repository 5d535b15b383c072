package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample, as somebody builds it with a compiler, a zip program and the documented descriptor, and as Maven builds it. */
@EveryServer
class ByHandIT {
    /** The server of this name has nothing but what it was delivered with, where it starts so. */
    static final String SERVER = "by-hand";

    private static final Path DIRECTORY = Server.TARGET.resolve("by-hand");
    private static final Path JAR = Path.of(System.getProperty("it.latchkey.jar"));

    private static SampleKey all;
    private static SampleKey some;
    private static Server server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Files.createDirectories(DIRECTORY);
        all = SampleKey.create("Photos:Get,Photos:Delete,Labels:Get");
        some = SampleKey.create("Photos:Get");
        server = Server.start(
                SERVER, war(), SampleKey.acceptedBy(Path.of("it-tests/sample/target/sample.war"), "sample", all, some));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static WebArchive war() throws IOException {
        Path classes = Files.createDirectories(DIRECTORY.resolve("classes"));
        List<String> sources;
        try (Stream<Path> files = Files.list(Path.of("it-tests/sample/src/main/java/sample"))) {
            sources = files.map(Path::toString).toList();
        }
        String[] arguments = Stream.concat(
                        Stream.of("-cp", JAR + File.pathSeparator + api(), "-d", classes.toString()), sources.stream())
                .toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                .isZero();
        String descriptor = Files.readString(Path.of("deploy-descriptors/web.xml"));
        String filledIn = descriptor.replace(
                "<param-name>latchkey.keys</param-name>\n    <param-value></param-value>",
                "<param-name>latchkey.keys</param-name>\n    <param-value>" + all.entry() + ";\n" + some.entry()
                        + "</param-value>");
        assertThat(filledIn).isNotEqualTo(descriptor);
        Path war = DIRECTORY.resolve("by-hand.war");
        try (OutputStream file = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> compiled = Files.walk(classes)) {
            add(zip, "WEB-INF/lib/" + JAR.getFileName(), Files.readAllBytes(JAR));
            add(zip, "WEB-INF/web.xml", filledIn.getBytes(StandardCharsets.UTF_8));
            for (Path each : compiled.filter(Files::isRegularFile).toList()) {
                add(zip, "WEB-INF/classes/" + classes.relativize(each), Files.readAllBytes(each));
            }
        }
        return ShrinkWrap.create(ZipImporter.class, "by-hand.war")
                .importFrom(war.toFile())
                .as(WebArchive.class);
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static String api() {
        return jakarta.ws.rs.Path.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }

    private static HttpResponse<String> get(String build, SampleKey key, String path) {
        return server.http(build).get(path, "Authorization", "Key " + key.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-hand", "sample"})
    void keyWithEveryScopeSeesAll(String build) {
        HttpResponse<String> whole = get(build, all, "api/photos/p1");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body())
                .isEqualTo(
                        "{\"id\":\"p1\",\"labels\":[\"boat\",\"water\"],\"title\":\"A harbour\",\"url\":\"/photos/p1.jpg\"}");
        assertThat(whole.headers().firstValue("Latchkey-Redacted")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-hand", "sample"})
    void keyThatLacksOneOfTheResponseSeesTheRest(String build) {
        HttpResponse<String> part = get(build, some, "api/photos/p1");
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.body()).isEqualTo("{\"id\":\"p1\",\"title\":\"A harbour\",\"url\":\"/photos/p1.jpg\"}");
        assertThat(part.headers().firstValue("Latchkey-Redacted")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-hand", "sample"})
    void withoutAKeyTheAnswerIsAChallenge(String build) {
        HttpResponse<String> refused = server.http(build).get("api/photos/p1");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Key realm=\"latchkey\"");
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        SampleKey cutOff = new SampleKey(all.text().substring(0, all.text().length() - 1), "");
        assertThat(get(build, cutOff, "api/photos/p1").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-hand", "sample"})
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "TomEE does not report which requests are for REST: list public REST methods in latchkey.public too")
    void publicEndpointNeedsNoKey(String build) {
        assertThat(server.http(build).get("api/photos/health").body()).isEqualTo("up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-hand", "sample"})
    void withoutTheScopeTheAnswerNamesIt(String build) {
        Http http = server.http(build);
        HttpResponse<String> refused =
                http.send("DELETE", "api/photos/p1", null, "Authorization", "Key " + some.text());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"missing_scopes\":[\"Photos:Delete\"]");
        assertThat(http.send("DELETE", "api/photos/p1", null, "Authorization", "Key " + all.text())
                        .statusCode())
                .isEqualTo(204);
    }
}
