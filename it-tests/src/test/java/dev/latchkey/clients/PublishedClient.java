package dev.latchkey.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.DemoHost;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the clients that the authors of the original API published, and lets each make its calls. */
enum PublishedClient {
    JS_2_9_1,
    JAVA_2_3_0,
    JAVA_2_8_1;

    private static final Path SOURCES =
            Path.of("it-tests", "clients", "published").toAbsolutePath();
    private static final Path TARGET =
            Path.of(System.getProperty("it.target"), "clients").toAbsolutePath();
    private static final AtomicInteger RUNS = new AtomicInteger();

    /** Gets what {@code npm} has to get; Maven has got the others. */
    static void install() throws IOException, InterruptedException {
        Path directory = Files.createDirectories(TARGET.resolve("js"));
        for (String file : List.of("package.json", "package-lock.json", "drive.js")) {
            Files.copy(
                    SOURCES.resolve("js").resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Program.run(directory, Map.of(), List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                .well();
    }

    boolean isJavaScript() {
        return this == JS_2_9_1;
    }

    /** Makes all calls, and gives back what the client made of the answers, by the calls' names. */
    Map<String, JsonObject> drive(String url, String key) throws IOException, InterruptedException {
        return drive(url, key, Map.of());
    }

    /** The same with more of the client's options. */
    Map<String, JsonObject> drive(String url, String key, Map<String, String> options)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(options);
        environment.put("DEMO_URL", url);
        environment.putIfAbsent("DEMO_KEY", key);
        environment.put("DEMO_WORD", word());
        Program.Ended ended = Program.run(TARGET, environment, command()).well();
        Map<String, JsonObject> outcomes = new LinkedHashMap<>();
        ended.out().lines().map(DemoHost::json).forEach(line -> outcomes.put(line.getString("operation"), line));
        assertThat(outcomes).as("calls of " + this).hasSizeGreaterThanOrEqualTo(23);
        return outcomes;
    }

    /** A word that no run before has put into an id. */
    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + RUNS.incrementAndGet();
    }

    private List<String> command() {
        if (isJavaScript()) {
            // A rejection that nobody handles ends the process.
            return List.of("node", "--unhandled-rejections=strict", "js/drive.js");
        }
        String version = name().substring("JAVA_".length()).replace('_', '.');
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "--class-path",
                "java/" + version + "/*",
                SOURCES.resolve("java/Drive.java").toString());
    }
}
