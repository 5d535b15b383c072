package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs one TomEE, configured by {@code deploy-descriptors/tomee}. */
final class TomEeServer extends Server {
    private static final Path HOME = Path.of(System.getProperty("it.server.home"));
    private static final Path DESCRIPTORS = Path.of("deploy-descriptors/tomee");

    TomEeServer(String name) throws IOException {
        super(name);
    }

    @Override
    ProcessBuilder prepare(List<Path> applications) throws IOException {
        Path base = directory().resolve("base");
        Directories.delete(base);
        Directories.copy(HOME.resolve("conf"), base.resolve("conf"));
        Path configuration = base.resolve("conf/server.xml");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace("<Server port=\"8005\"", "<Server port=\"-1\"")
                        .replace("Connector port=\"8080\"", "Connector address=\"127.0.0.1\" port=\"" + port() + "\"")
                        .replace("redirectPort=\"8443\"", ""));
        Files.copy(
                DESCRIPTORS.resolve("tomee.xml"),
                base.resolve("conf/tomee.xml"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        for (String each : List.of("logs", "temp", "work")) {
            Files.createDirectories(base.resolve(each));
        }
        Directories.fill(base.resolve("lib"), List.of(h2()));
        Directories.fill(base.resolve("webapps"), applications);
        ProcessBuilder command =
                new ProcessBuilder("sh", HOME.resolve("bin/catalina.sh").toString(), "run");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("CATALINA_BASE", base.toString());
        command.environment().put("JAVA_OPTS", options());
        return command;
    }

    @Override
    boolean isReady(List<Path> applications) throws IOException {
        return log().contains("Server startup in ");
    }
}
