package dev.latchkey.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the application that whole servers run, and what guards it. */
final class BenchWar {
    /** Registers the resources of the application by scanning, as most applications do. */
    static final String SCANNED = "dev/latchkey/bench/server/scanned";

    private static final List<Path> CLASSES =
            List.of(Path.of("src/bench/target/classes"), Path.of("it-tests/demo/target/classes"));

    /** Of the demo what is sent, not what sends it. */
    private static final List<String> APPLICATION = List.of(
            "dev/latchkey/bench/server",
            "dev/latchkey/demo/json",
            "dev/latchkey/demo/Code.class",
            "dev/latchkey/demo/catalogue/Concept.class",
            "dev/latchkey/demo/catalogue/Entry.class");

    /** All with CDI, as applications of today are: switching it on is not what is measured. */
    private static final String BEANS =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>";

    private static final String WEB =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
            %s</web-app>
            """;

    private BenchWar() {}

    /** Returns what declares a parameter of the web application. */
    static String parameter(String name, String value) {
        return """
                <context-param>
                  <param-name>%s</param-name>
                  <param-value>%s</param-value>
                </context-param>
                """
                .formatted(name, value);
    }

    /** Returns the packaged jar that is measured. */
    static Path latchkey() {
        return Path.of(System.getProperty("bench.jar"));
    }

    /**
     * Writes the application.
     *
     * @param web what its {@code web.xml} declares
     * @param more packages or classes besides its own
     * @param jars the libraries that it has
     */
    static void write(Path file, String web, List<String> more, List<Path> jars) throws IOException {
        try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String wanted :
                    Stream.concat(APPLICATION.stream(), more.stream()).toList()) {
                addClasses(war, wanted);
            }
            add(war, "WEB-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
            add(war, "WEB-INF/web.xml", WEB.formatted(web).getBytes(StandardCharsets.UTF_8));
            for (Path jar : jars) {
                add(war, "WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
            }
        }
    }

    /** Those of a package, or one by its name. */
    private static void addClasses(ZipOutputStream war, String wanted) throws IOException {
        Path classes = CLASSES.stream()
                .filter(each -> Files.exists(each.resolve(wanted)))
                .findFirst()
                .orElseThrow();
        try (Stream<Path> files = Files.walk(classes.resolve(wanted), 1)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                add(war, "WEB-INF/classes/" + classes.relativize(each), Files.readAllBytes(each));
            }
        }
    }

    private static void add(ZipOutputStream war, String name, byte[] content) throws IOException {
        war.putNextEntry(new ZipEntry(name));
        war.write(content);
        war.closeEntry();
    }
}
