package dev.latchkey.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The very WAR that {@code mvn -Pdemo} starts, and the keys that it makes for whoever started it. */
final class DemoHost {
    static final Path READY = Path.of(System.getProperty("it.target"), "demo", "it-ready.json");

    private DemoHost() {}

    static WebArchive war() throws IOException {
        Files.deleteIfExists(READY);
        return ShrinkWrap.create(ZipImporter.class, "demo.war")
                .importFrom(new File(System.getProperty("it.demo.war")))
                .as(WebArchive.class);
    }

    static JsonObject keys() throws IOException {
        return json(Files.readString(READY)).getJsonObject("keys");
    }

    static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
