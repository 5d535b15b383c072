package dev.latchkey.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Starts and ends the server as a process of its own. */
final class ServerProcess {
    /** Listens on loopback alone, and reads the bodies that some clients of the API send with DELETE. */
    private static final String SETTINGS =
            """
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
            set configs.config.server-config.network-config.protocols.protocol.http-listener.http.allow-payload-for-undefined-http-methods=true
            """;

    /** Exit codes after SIGINT and SIGTERM. */
    private static final Set<Integer> ENDED_BY_SIGNAL = Set.of(130, 143);

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess start(Workspace workspace, Port port, Path war) throws IOException {
        Files.writeString(workspace.preboot(), SETTINGS);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions(workspace, port));
        command.addAll(payaraOptions(workspace, port, war));
        return new ServerProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(workspace.log().toFile()))
                .start());
    }

    private static List<String> javaOptions(Workspace workspace, Port port) {
        return List.of(
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-Djava.net.preferIPv4Stack=true",
                "-Dh2.bindAddress=127.0.0.1",
                "-Djava.io.tmpdir=" + workspace.tmp(),
                "-Ddemo.url=" + port.url(),
                "-Ddemo.ready.file=" + workspace.keys(),
                "-Ddemo.published.file=" + workspace.ready(),
                "-jar",
                workspace.launchJar().toString());
    }

    private static List<String> payaraOptions(Workspace workspace, Port port, Path war) {
        return List.of(
                "--nohazelcast",
                "--disablephonehome",
                "--prebootcommandfile",
                workspace.preboot().toString(),
                "--rootdir",
                workspace.server().toString(),
                "--port",
                Integer.toString(port.number()),
                "--contextroot",
                "/",
                "--deploy",
                war.toString());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the server ends. */
    void await() throws InterruptedException {
        process.waitFor();
    }

    /** Whether a signal ended it: Ctrl-C goes to the server, too, and may reach it first. */
    boolean wasStopped() {
        return !process.isAlive() && ENDED_BY_SIGNAL.contains(process.exitValue());
    }

    /** Ends the server, politely at first. */
    void stop() {
        process.destroy();
        try {
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        process.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(late -> process)
                .join();
    }
}
