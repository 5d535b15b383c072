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
import org.junit.jupiter.api.Test;

/** What somebody has who follows the README with a compiler, a zip program, the jar, the sample and the documented descriptor. */
@EveryServer
class ByHandIT {
    /** The server of this name has nothing but what it was delivered with, where it starts so. */
    static final String SERVER = "by-hand";

    private static final Path DIRECTORY = Server.TARGET.resolve("by-hand");
    private static final Path JAR = Path.of(System.getProperty("it.latchkey.jar"));

    private static String all;
    private static String some;
    private static Server server;
    private static Http http;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Files.createDirectories(DIRECTORY);
        String[] first = newKey("Photos:Get,Photos:Delete,Labels:Get");
        String[] second = newKey("Photos:Get");
        all = first[0];
        some = second[0];
        server = Server.start(SERVER, war(first[1] + ";\n" + second[1]));
        http = server.http("by-hand");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The text and the entry that the command shows. */
    private static String[] newKey(String scopes) throws IOException, InterruptedException {
        Process command = new ProcessBuilder(
                        Server.java(), "-jar", JAR.toString(), "new-key", "--app", "shop", "--scopes", scopes)
                .redirectErrorStream(true)
                .start();
        String shown = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).isZero();
        return new String[] {line(shown, "key "), "id=" + line(shown, "id=")};
    }

    /** What follows a beginning. */
    private static String line(String shown, String beginning) {
        return shown.lines()
                .map(String::trim)
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).trim())
                .findFirst()
                .orElseThrow();
    }

    private static WebArchive war(String keys) throws IOException {
        Path classes = Files.createDirectories(DIRECTORY.resolve("classes"));
        List<String> sources;
        try (Stream<Path> files = Files.list(Path.of("it-tests/sample/sample"))) {
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
                "<param-name>latchkey.keys</param-name>\n    <param-value>" + keys + "</param-value>");
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

    private static HttpResponse<String> get(String key, String path) {
        return http.get(path, "Authorization", "Key " + key);
    }

    @Test
    void keyWithEveryScopeSeesAll() {
        HttpResponse<String> whole = get(all, "api/photos/p1");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body())
                .isEqualTo(
                        "{\"id\":\"p1\",\"labels\":[\"boat\",\"water\"],\"title\":\"A harbour\",\"url\":\"/photos/p1.jpg\"}");
        assertThat(whole.headers().firstValue("Latchkey-Redacted")).isEmpty();
    }

    @Test
    void keyThatLacksOneOfTheResponseSeesTheRest() {
        HttpResponse<String> part = get(some, "api/photos/p1");
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.body()).isEqualTo("{\"id\":\"p1\",\"title\":\"A harbour\",\"url\":\"/photos/p1.jpg\"}");
        assertThat(part.headers().firstValue("Latchkey-Redacted")).isPresent();
    }

    @Test
    void withoutAKeyTheAnswerIsAChallenge() {
        HttpResponse<String> refused = http.get("api/photos/p1");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Key realm=\"latchkey\"");
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(get(all.substring(0, all.length() - 1), "api/photos/p1").statusCode())
                .isEqualTo(401);
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "TomEE does not report which requests are for REST: list public REST methods in latchkey.public too")
    void publicEndpointNeedsNoKey() {
        assertThat(http.get("api/photos/health").body()).isEqualTo("up");
    }

    @Test
    void withoutTheScopeTheAnswerNamesIt() {
        HttpResponse<String> refused = http.send("DELETE", "api/photos/p1", null, "Authorization", "Key " + some);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"missing_scopes\":[\"Photos:Delete\"]");
        assertThat(http.send("DELETE", "api/photos/p1", null, "Authorization", "Key " + all)
                        .statusCode())
                .isEqualTo(204);
    }
}
