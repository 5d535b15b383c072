package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs one Open Liberty, configured by {@code deploy-descriptors/liberty}. */
final class LibertyServer extends Server {
    private static final Path HOME = Path.of(System.getProperty("it.server.home"));
    private static final Path DESCRIPTORS = Path.of("deploy-descriptors/liberty");

    LibertyServer(String name) throws IOException {
        super(name);
    }

    @Override
    ProcessBuilder prepare(List<Path> applications) throws IOException {
        Directories.delete(directory().resolve("usr"));
        Path server = Files.createDirectories(directory().resolve("usr/servers/it"));
        Files.copy(DESCRIPTORS.resolve("server.xml"), server.resolve("server.xml"));
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.copy(DESCRIPTORS.resolve("container.xml"), overrides.resolve("container.xml"));
        Directories.fill(directory().resolve("usr/shared/config/lib/global"), List.of(h2()));
        Directories.fill(server.resolve("dropins"), applications);
        Files.writeString(
                server.resolve("bootstrap.properties"), "default.http.port=" + port() + "\ndefault.https.port=-1\n");
        Files.write(server.resolve("jvm.options"), List.of(options().split(" ")));
        ProcessBuilder command = new ProcessBuilder(HOME.resolve("bin/server").toString(), "run", "it");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("WLP_USER_DIR", directory().resolve("usr").toString());
        return command;
    }

    /** What it prints to the console has no names of loggers. */
    @Override
    String records() throws IOException {
        return Files.readString(directory().resolve("usr/servers/it/logs/messages.log"));
    }

    @Override
    boolean isReady(List<Path> applications) throws IOException {
        String log = log();
        return log.contains("CWWKF0011I")
                && applications.stream()
                        .map(file -> file.getFileName().toString().replaceFirst("\\.[^.]*$", ""))
                        .allMatch(name -> log.contains("CWWKZ0001I: Application " + name + " started")
                                || log.contains("CWWKZ0012I: The application " + name + " was not started")
                                || log.matches("(?s).*CWWKZ000[24]E: [^\n]* application " + name + "[ .:].*"));
    }
}
