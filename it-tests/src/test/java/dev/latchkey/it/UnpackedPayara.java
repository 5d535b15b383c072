package dev.latchkey.it;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A Payara Micro that is unpacked once for all servers of the tests, with an archive of its classes that virtual machines map into
 * memory: a start takes two thirds of the processor time, and most of the tests' time is starts.
 */
final class UnpackedPayara {
    private static final Path JAR = Path.of(System.getProperty("it.payara.micro.jar", ""));
    /** Relative to the directory of a server: the virtual machine takes classes of an archive to be where they were. */
    private static final String LAUNCHER = "payara/launch-micro.jar";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static UnpackedPayara current;

    private final Path root;
    private final Path classes;

    private UnpackedPayara(Path home) {
        root = home.resolve("root");
        classes = home.resolve("classes.jsa");
    }

    /** Returns the one that the processes of the build share, which the first that needs it makes. */
    static synchronized UnpackedPayara get() throws IOException {
        if (current == null) {
            // An archive is of one virtual machine and one Payara.
            int of = Objects.hash(
                    Files.size(JAR), Files.getLastModifiedTime(JAR).toMillis(), System.getProperty("java.vm.version"));
            Path home = Server.TARGET.resolve("payara-" + Integer.toHexString(of));
            UnpackedPayara made = new UnpackedPayara(home);
            try (FileChannel channel = FileChannel.open(Server.TARGET.resolve("payara.lock"), CREATE, WRITE);
                    FileLock alone = channel.lock()) {
                if (alone.isValid() && !Files.exists(made.classes)) {
                    made.make(home);
                }
            }
            current = made;
        }
        return current;
    }

    /** Has a server start one in this directory, which may have one of before, instead of the packed one. */
    void startInstead(ProcessBuilder server, Path directory) throws IOException {
        copyTo(directory);
        List<String> command = server.directory(directory.toFile()).command();
        command.set(command.indexOf("-jar") + 1, LAUNCHER);
        command.add(1, "-XX:SharedArchiveFile=" + classes);
    }

    private void copyTo(Path directory) throws IOException {
        Path copy = directory.resolve("payara");
        // The virtual machine takes the archive only for the very files that it was made with.
        Directories.link(root, copy);
        Directories.copy(root.resolve("config"), copy.resolve("config"));
    }

    private void make(Path home) throws IOException {
        Directories.delete(home);
        Files.createDirectories(home);
        Path log = home.resolve("log.txt");
        Process unpacking = start(home, log, "-jar", JAR.toString(), "--rootdir", root.toString(), "--outputlauncher");
        await("Payara to be unpacked").atMost(PATIENCE).until(() -> !unpacking.isAlive());
        Path war = home.resolve("managed.war");
        WebArchive managed = ManagedHost.war("managed", ManagedHost.ON);
        managed.as(ZipExporter.class).exportTo(war.toFile(), true);
        Path written = home.resolve("classes.tmp");
        int port = Ports.free();
        copyTo(home);
        Process server = start(
                home,
                log,
                "-XX:ArchiveClassesAtExit=" + written,
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")),
                "-jar",
                LAUNCHER,
                "--nohazelcast",
                "--nocluster",
                "--disablephonehome",
                "--port",
                String.valueOf(port),
                "--prebootcommandfile",
                System.getProperty("it.preboot"),
                "--deploy",
                war.toString());
        try {
            await("a response").atMost(PATIENCE).until(() -> !server.isAlive() || isThere(port));
        } finally {
            server.destroy();
        }
        await("the archive").atMost(PATIENCE).until(() -> !server.isAlive());
        if (!Files.exists(written)) {
            throw new IOException("Payara left no archive of its classes: see " + log);
        }
        Files.move(written, classes);
    }

    private static boolean isThere(int port) throws IOException {
        try {
            URI any = URI.create("http://127.0.0.1:" + port + "/managed/api/inputs/1");
            return ((HttpURLConnection) any.toURL().openConnection()).getResponseCode() == 401;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private static Process start(Path directory, Path log, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Server.java());
        builder.command().addAll(List.of(Server.QUICKLY.trim().split(" ")));
        builder.command().addAll(List.of(arguments));
        return builder.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
