package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.Archive;

/** Runs one Jetty with web applications that bring the parts of Jakarta EE that it lacks. */
final class JettyServer extends Server {
    /** CDI of the web application injects into what Jetty makes, and Jetty shows it none of its own. */
    private static final String MODULES =
            "server,http,ee10-deploy,ee10-plus,ee10-annotations,ee10-websocket-jakarta,ee10-cdi";

    private final Path home = Path.of(System.getProperty("it.server.home")).toAbsolutePath();

    JettyServer(String name) throws IOException {
        super(name);
    }

    @Override
    void complete(Archive<?> application) throws IOException {
        ServletContainerLibraries.addTo(application);
    }

    @Override
    ProcessBuilder prepare(List<Path> applications) throws IOException {
        Path base = directory().resolve("base").toAbsolutePath();
        Directories.delete(base);
        Directories.fill(base.resolve("webapps"), applications);
        Directories.fill(base.resolve("lib/ext"), List.of(h2()));
        Files.createDirectories(base.resolve("etc"));
        Files.copy(Path.of("deploy-descriptors/jetty/latchkey.xml"), base.resolve("etc/latchkey.xml"));
        String java = java();
        String command = java + " -jar " + home + "/start.jar jetty.base=" + base + " --add-modules=" + MODULES
                + ",ext && exec " + java + " " + options()
                + " -Dlatchkey.datasource=jdbc/latchkey -Dlatchkey.schema=create -jar " + home
                + "/start.jar jetty.base=" + base
                + " jetty.http.host=127.0.0.1 jetty.http.port=" + port() + " etc/latchkey.xml";
        return new ProcessBuilder("sh", "-c", command);
    }

    @Override
    boolean isReady(List<Path> applications) throws IOException {
        return log().contains("oejs.Server:main: Started ");
    }
}
