package dev.latchkey.it;

import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The very WAR that {@code mvn -Pdemo} starts, and the keys that it makes for whoever started it. */
public final class DemoHost {
    /** Of this process: several run tests at the same time. */
    static final Path READY =
            Path.of(System.getProperty("it.target"), "demo", "it-ready-" + System.getProperty("it.fork") + ".json");

    private DemoHost() {}

    static WebArchive war() throws IOException {
        return war("demo.war");
    }

    /** The demo under another name, which says where it is on the server. */
    public static WebArchive war(String name) throws IOException {
        Files.deleteIfExists(READY);
        return ShrinkWrap.create(ZipImporter.class, name)
                .importFrom(new File(System.getProperty("it.demo.war")))
                .as(WebArchive.class);
    }

    /** The texts of the keys that the demo made when it started. */
    public static JsonObject keys() throws IOException {
        await("the keys of the demo").atMost(Duration.ofSeconds(600)).until(() -> Files.exists(READY));
        return json(Files.readString(READY)).getJsonObject("keys");
    }

    /** An object. */
    public static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
