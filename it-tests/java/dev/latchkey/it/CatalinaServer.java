package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Runs one Tomcat, or one TomEE, which is a Tomcat that is configured by {@code deploy-descriptors/tomee} besides. */
final class CatalinaServer extends Server {
    private static final Path DESCRIPTORS = Path.of("deploy-descriptors/tomee");

    private final Path home;

    private CatalinaServer(String name, Path home) throws IOException {
        super(name);
        this.home = home;
    }

    static CatalinaServer tomEe(String name) throws IOException {
        return new CatalinaServer(name, Path.of(System.getProperty("it.server.home")));
    }

    static CatalinaServer tomcat(String name) throws IOException {
        return new CatalinaServer(name, Path.of(System.getProperty("it.tomcat.home")));
    }

    @Override
    ProcessBuilder prepare(List<Path> applications) throws IOException {
        Path base = directory().resolve("base");
        Directories.delete(base);
        Directories.copy(home.resolve("conf"), base.resolve("conf"));
        Path configuration = base.resolve("conf/server.xml");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace("<Server port=\"8005\"", "<Server port=\"-1\"")
                        .replace("Connector port=\"8080\"", "Connector address=\"127.0.0.1\" port=\"" + port() + "\"")
                        .replace("redirectPort=\"8443\"", ""));
        Path tomEe = base.resolve("conf/tomee.xml");
        if (Files.exists(tomEe)) {
            Files.copy(DESCRIPTORS.resolve("tomee.xml"), tomEe, StandardCopyOption.REPLACE_EXISTING);
        }
        for (String each : List.of("logs", "temp", "work")) {
            Files.createDirectories(base.resolve(each));
        }
        Directories.fill(base.resolve("lib"), List.of(h2()));
        Directories.fill(base.resolve("webapps"), applications);
        ProcessBuilder command =
                new ProcessBuilder("sh", home.resolve("bin/catalina.sh").toString(), "run");
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
