package dev.latchkey.it;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Runs one Payara Micro with many web applications, some of which it is meant to refuse: Arquillian boots a server for each,
 * and waits long for one that does not come.
 */
final class MicroServer implements AutoCloseable {
    private static final Path TARGET = Path.of(System.getProperty("it.target"));

    private static final List<String> ALONE = List.of("--nohazelcast", "--nocluster");
    private static final int ATTEMPTS = 3;
    private static final String NO_SECURITY = "NCLS-SECURITY-01144";

    private final Process process;
    private final Path log;
    private final int port;

    private MicroServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts a server. Once in a while Payara 6.2025.10 comes up without its security: the thread that installs it has no class
     * loader then, and no web application can be deployed. Such a server is given up for another.
     */
    static MicroServer start(String name, WebArchive... wars) throws IOException {
        return start(name, ALONE, wars);
    }

    /** Starts a member of a cluster on loopback, at the first of these ports; the other members are or will be at the others. */
    static MicroServer startMember(String name, List<Integer> ports, WebArchive... wars) throws IOException {
        String members =
                ports.stream().sorted().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        return start(
                name,
                List.of(
                        "--clustermode",
                        "tcpip:" + members,
                        "--interfaces",
                        "127.0.0.1",
                        "--startport",
                        String.valueOf(ports.get(0))),
                wars);
    }

    private static MicroServer start(String name, List<String> cluster, WebArchive... wars) throws IOException {
        MicroServer server = startOnce(name, cluster, wars);
        for (int attempt = 1; attempt < ATTEMPTS && server.log().contains(NO_SECURITY); attempt++) {
            server.close();
            server = startOnce(name, cluster, wars);
        }
        return server;
    }

    private static MicroServer startOnce(String name, List<String> cluster, WebArchive... wars) throws IOException {
        int port = freePort();
        Path directory = Files.createDirectories(TARGET.resolve("servers/" + name));
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        Path log = Files.createDirectories(TARGET.resolve("server-logs")).resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx768m",
                "-Djava.awt.headless=true",
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.io.tmpdir=" + temporary,
                "-Dh2.bindAddress=127.0.0.1",
                "-Dhazelcast.socket.bind.any=false",
                "-jar",
                System.getProperty("it.payara.micro.jar"),
                "--disablephonehome",
                "--port",
                String.valueOf(port)));
        command.addAll(cluster);
        command.addAll(DefaultDatabase.options(directory));
        // By commands, one by one: of those named on the command line, none after one that is refused would be
        // deployed.
        List<String> deployments = new ArrayList<>();
        for (WebArchive war : wars) {
            File file = directory.resolve(war.getName()).toFile();
            war.as(ZipExporter.class).exportTo(file, true);
            deployments.add("deploy " + file.getPath());
        }
        Path commands = Files.write(directory.resolve("deployments.asadmin"), deployments);
        command.addAll(List.of("--postbootcommandfile", commands.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        MicroServer server = new MicroServer(process, log, port);
        try {
            await("Payara Micro").atMost(Duration.ofSeconds(420)).until(server::isReadyOrDead);
        } catch (RuntimeException late) {
            server.close();
            throw late;
        }
        return server;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReadyOrDead() throws IOException {
        return !process.isAlive() || log().contains(" ready in ");
    }

    String log() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** Sends a signal, such as STOP or CONT. */
    void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .onExit()
                .join();
    }

    Http http(String war) {
        return new Http("http://127.0.0.1:" + port + "/" + war);
    }

    @Override
    public void close() {
        process.destroy();
        await("the end of Payara Micro").atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
    }
}
