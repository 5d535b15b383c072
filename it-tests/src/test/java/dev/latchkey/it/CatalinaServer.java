package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.Archive;

/** Runs one Tomcat, or one TomEE, which is a Tomcat that is configured by {@code deploy-descriptors/tomee} besides. */
final class CatalinaServer extends Server {
    private static final Path DESCRIPTORS = Path.of("deploy-descriptors/tomee");
    private static final Path CONTEXT = Path.of("deploy-descriptors/tomcat/context.xml");

    private final Path home;
    /** Whether a TomEE has its own database, as it was delivered. */
    private final boolean asDelivered;

    /** Whether web applications bring what a Tomcat lacks. */
    private final boolean hasLibraries;

    private CatalinaServer(String name, Path home, boolean hasLibraries) throws IOException {
        super(name);
        this.home = home;
        this.hasLibraries = hasLibraries;
        asDelivered = name.equals(ByHandIT.SERVER);
    }

    static CatalinaServer tomEe(String name) throws IOException {
        return new CatalinaServer(name, Path.of(System.getProperty("it.server.home")), false);
    }

    static CatalinaServer tomcatWithLibraries(String name) throws IOException {
        return new CatalinaServer(name, Path.of(System.getProperty("it.server.home")), true);
    }

    static CatalinaServer tomcat(String name) throws IOException {
        return new CatalinaServer(name, Path.of(System.getProperty("it.tomcat.home")), false);
    }

    @Override
    void complete(Archive<?> application) throws IOException {
        if (hasLibraries) {
            ServletContainerLibraries.addTo(application);
        }
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
        if (Files.exists(tomEe) && !asDelivered) {
            Files.copy(DESCRIPTORS.resolve("tomee.xml"), tomEe, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(
                    base.resolve("conf/system.properties"),
                    Files.readString(DESCRIPTORS.resolve("system.properties")),
                    StandardOpenOption.APPEND);
        }
        if (hasLibraries) {
            Files.copy(CONTEXT, base.resolve("conf/context.xml"), StandardCopyOption.REPLACE_EXISTING);
        }
        for (String each : List.of("logs", "temp", "work")) {
            Files.createDirectories(base.resolve(each));
        }
        Directories.fill(base.resolve("lib"), List.of(h2()));
        Map<Boolean, List<Path>> byKind = applications.stream()
                .collect(Collectors.partitioningBy(file -> file.toString().endsWith(".ear")));
        Directories.fill(base.resolve("webapps"), byKind.get(false));
        Directories.fill(base.resolve("apps"), byKind.get(true));
        ProcessBuilder command =
                new ProcessBuilder("sh", home.resolve("bin/catalina.sh").toString(), "run");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("CATALINA_BASE", base.toString());
        String dataSource = " -Dlatchkey.datasource=java:comp/env/jdbc/latchkey -Dlatchkey.schema=create";
        command.environment().put("JAVA_OPTS", options() + (hasLibraries ? dataSource : ""));
        return command;
    }

    /** What listeners of a web application threw is in a log of its own. */
    @Override
    String log() throws IOException {
        StringBuilder all = new StringBuilder(super.log());
        try (DirectoryStream<Path> logs =
                Files.newDirectoryStream(directory().resolve("base/logs"), "localhost.*.log")) {
            for (Path each : logs) {
                all.append(Files.readString(each));
            }
        }
        return all.toString();
    }

    @Override
    boolean isReady(List<Path> applications) throws IOException {
        return log().contains("Server startup in ");
    }
}
