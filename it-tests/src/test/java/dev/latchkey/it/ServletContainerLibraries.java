package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The parts of Jakarta EE that a web application brings to a servlet container, as the sample for these has them. */
final class ServletContainerLibraries {
    static final Path SAMPLE = Path.of("it-tests/sample-servlet-container");
    static final Path WAR = SAMPLE.resolve("target/sample-servlet-container.war");

    private static final Path DIRECTORY = SAMPLE.resolve("target/sample-servlet-container/WEB-INF/lib");

    private ServletContainerLibraries() {}

    /** Adds them to a web application, with or without the jar. */
    static void addTo(Archive<?> application) throws IOException {
        if (application instanceof WebArchive war) {
            for (Path each : files()) {
                war.addAsLibrary(each.toFile());
            }
            addDescriptor(war, "jetty-web.xml");
            if (!war.contains("WEB-INF/beans.xml")) {
                addDescriptor(war, "beans.xml");
            }
        }
    }

    private static void addDescriptor(WebArchive war, String name) {
        war.addAsWebInfResource(
                new FileAsset(
                        SAMPLE.resolve("src/main/webapp/WEB-INF").resolve(name).toFile()),
                name);
    }

    /** Without the jar, which the application has in its own way, and without the database, which is the server's. */
    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(DIRECTORY)) {
            return all.filter(file -> !file.getFileName().toString().matches("(latchkey|h2)-.*"))
                    .sorted()
                    .toList();
        }
    }
}
