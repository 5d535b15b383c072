package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The demo as {@code mvn -Pdemo} starts it responds as soon as its {@code ready.json} is there. */
class DemoLauncherIT {
    private static final Path TARGET = Path.of(System.getProperty("it.target"));
    private static final Duration PATIENCE = Duration.ofMinutes(11);

    /** Scripts that waited for the file got an empty 500 or a 404. */
    @Test
    void readyFileAppearsWhenTheApplicationResponds() throws Exception {
        Path directory = TARGET.resolve("demo-launcher");
        Path ready = directory.resolve("ready.json");
        // It shows the keys of this run on purpose, which no log of a server may.
        Path output = TARGET.resolve("demo-launcher.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Server.java(),
                        "-cp",
                        System.getProperty("it.demo.classes"),
                        "dev.latchkey.launch.DemoLauncher",
                        String.valueOf(Ports.free()),
                        directory.toString(),
                        System.getProperty("it.demo.war"),
                        System.getProperty("it.payara.micro.jar"),
                        System.getProperty("it.demo.classes"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // The compiler for processes that run for long would take half of the time.
        builder.environment().put("JAVA_TOOL_OPTIONS", Server.QUICKLY.trim());
        Process launcher = builder.start();
        try {
            await("ready.json")
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(PATIENCE)
                    .until(() -> Files.exists(ready) || !launcher.isAlive());
            JsonObject content = DemoHost.json(Files.readString(ready));
            for (Map.Entry<String, String> each : Map.of(
                            "all", "/v2/inputs",
                            "without_concepts", "/v2/inputs/harbour",
                            "admin", "/latchkey/applications")
                    .entrySet()) {
                String key = content.getJsonObject("keys").getString(each.getKey());
                assertThat(status(content.getString("url") + each.getValue(), key))
                        .as(each.getValue())
                        .isEqualTo(200);
            }
            await("the invitation").atMost(PATIENCE).until(() -> Files.readString(output)
                    .contains("curl -i"));
        } finally {
            launcher.destroy();
            assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ready).doesNotExist();
        assertThat(directory.resolve("keys.json")).doesNotExist();
    }

    private static int status(String url, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Key " + key)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
