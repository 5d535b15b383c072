package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs one WildFly, configured by {@code deploy-descriptors/wildfly}. */
final class WildFlyServer extends Server {
    private static final Path HOME = Path.of(System.getProperty("it.server.home"));
    private static final Path CONFIGURED =
            TARGET.resolve("servers/configured-" + System.getProperty("it.fork") + "/wildfly");
    private static final Path DESCRIPTORS = Path.of("deploy-descriptors/wildfly");

    private static boolean configured;

    WildFlyServer(String name) throws IOException {
        super(name);
    }

    /** Once for all: it takes as long as a server. */
    private static synchronized Path configured() throws IOException {
        if (!configured) {
            Directories.copy(HOME.resolve("standalone"), CONFIGURED);
            Path script = CONFIGURED.resolve("configure.cli");
            String commands = Files.readString(DESCRIPTORS.resolve("container.cli"))
                    + Files.readString(DESCRIPTORS.resolve("microprofile.cli"));
            Files.writeString(
                    script,
                    "embed-server --std-out=discard\n"
                            + commands.replaceAll("(?m)^reload$", "")
                            + "stop-embedded-server\n");
            ProcessBuilder cli = new ProcessBuilder(
                            HOME.resolve("bin/jboss-cli.sh").toString(), "--file=" + script)
                    .redirectErrorStream(true)
                    .redirectOutput(CONFIGURED.resolve("configure.log").toFile());
            cli.environment().put("JAVA_HOME", System.getProperty("java.home"));
            cli.environment().put("JAVA_OPTS", "-Djboss.server.base.dir=" + CONFIGURED);
            if (cli.start().onExit().join().exitValue() != 0) {
                throw new IOException(Files.readString(CONFIGURED.resolve("configure.log")));
            }
            configured = true;
        }
        return CONFIGURED;
    }

    @Override
    ProcessBuilder prepare(List<Path> applications) throws IOException {
        Path base = Directories.copy(configured(), directory().resolve("standalone"));
        Directories.fill(base.resolve("deployments"), applications);
        ProcessBuilder command = new ProcessBuilder(
                HOME.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base,
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.http.port=" + port(),
                "-Djboss.https.port=" + Ports.free(),
                "-Djboss.management.http.port=" + Ports.free());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("JAVA_OPTS", options());
        return command;
    }

    @Override
    boolean isReady(List<Path> applications) {
        Path deployments = directory().resolve("standalone/deployments");
        return applications.stream()
                .allMatch(file -> Files.exists(deployments.resolve(file.getFileName() + ".deployed"))
                        || Files.exists(deployments.resolve(file.getFileName() + ".failed")));
    }
}
