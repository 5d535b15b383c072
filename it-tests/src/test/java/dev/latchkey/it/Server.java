package dev.latchkey.it;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * A server on loopback with the applications of a test, some of which it may be meant to refuse: Arquillian boots a server for
 * each, and waits long for one that does not come.
 */
abstract class Server implements AutoCloseable {
    /** Servers live for a minute, in which compiling well costs more than it brings. */
    static final String QUICKLY = " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    static final Path TARGET = Path.of(System.getProperty("it.target"));

    /** Which of the processes that run the tests it is: two of them may start servers of the same name, such as the demo. */
    private static final String FORK = System.getProperty("it.fork", "1");

    private static final int ATTEMPTS = 3;

    private final Path directory;
    private final Path log;
    private final int port;
    private Process process;
    /** Whether it starts quickly rather than as it would elsewhere, where its start is measured. */
    final boolean quick;

    /** Gives it a directory, a log and a port of its own. */
    Server(String name) throws IOException {
        quick = !name.equals(StartUpCostIT.SERVER);
        port = Ports.free();
        directory = Files.createDirectories(TARGET.resolve("servers/" + FORK + "/" + name));
        log = Files.createDirectories(TARGET.resolve("server-logs")).resolve(name + "-" + FORK + ".log");
    }

    /** Starts the server that the build names with these applications, or deploys them on one that runs for the tests. */
    static Server start(String name, Archive<?>... applications) throws IOException {
        return LentServer.isAvailable() ? LentServer.lend(applications) : startAlone(name, applications);
    }

    /** Starts the server that the build names with these applications, for what the start or the process is looked at. */
    static Server startAlone(String name, Archive<?>... applications) throws IOException {
        return start(() -> ServerKind.CURRENT.create(name), applications);
    }

    /** Makes a server that does not run yet. */
    interface Making<S extends Server> {
        S make() throws IOException;
    }

    static <S extends Server> S start(Making<S> making, Archive<?>... applications) throws IOException {
        S server = making.make();
        server.run(applications);
        for (int attempt = 1; attempt < ATTEMPTS && server.isBroken(); attempt++) {
            server.close();
            server = making.make();
            server.run(applications);
        }
        return server;
    }

    /** Makes its directory ready, and says what starts it with these files deployed or to be deployed. */
    abstract ProcessBuilder prepare(List<Path> applications) throws IOException;

    /** Adds what applications need on this server alone. */
    void complete(Archive<?> application) throws IOException {}

    /** Whether each of these applications runs or was refused. */
    abstract boolean isReady(List<Path> applications) throws IOException;

    /** Whether it came up as what it should not be, through no fault of the applications, and is given up for another. */
    boolean isBroken() throws IOException {
        return false;
    }

    /** What is left to do when the process runs. */
    void started(List<Path> applications) throws IOException {}

    /** Writes applications into its directory. */
    final List<Path> export(Archive<?>... applications) throws IOException {
        Path archives = Files.createDirectories(directory.resolve("archives"));
        List<Path> files = new ArrayList<>();
        for (Archive<?> application : applications) {
            complete(application);
            Path file = archives.resolve(application.getName());
            application.as(ZipExporter.class).exportTo(file.toFile(), true);
            files.add(file);
        }
        return files;
    }

    final void run(Archive<?>... applications) throws IOException {
        List<Path> files = export(applications);
        process = prepare(files)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            started(files);
            awaitWhileAlive("the applications of " + directory.getFileName(), () -> {
                try {
                    return isReady(files);
                } catch (IOException notYet) {
                    return false;
                }
            });
            // What a log says is not always what a client finds yet.
            awaitWhileAlive("a response of " + directory.getFileName(), this::responds);
        } catch (IOException | RuntimeException late) {
            close();
            throw late;
        }
    }

    private boolean responds() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(10_000);
            return connection.getResponseCode() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits for what will be or for the end of the process: its log says why, and the test that needs it fails. */
    final void awaitWhileAlive(String what, BooleanSupplier isSo) {
        await(what).atMost(Duration.ofSeconds(1800)).until(() -> !process.isAlive() || isSo.getAsBoolean());
    }

    final Path directory() {
        return directory;
    }

    final int port() {
        return port;
    }

    String log() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** What was logged, with the names of loggers. */
    String records() throws IOException {
        return log();
    }

    /** The web application that has the name of its file. */
    final Http http(String war) {
        return new Http("http://127.0.0.1:" + port + "/" + war);
    }

    /** Sends a signal, such as STOP or CONT. */
    final void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .onExit()
                .join();
    }

    /** How much memory it has in use when it has thrown away what it needs no more, in KiB: with what its scripts started. */
    final long residentMemoryAfterCollection() throws IOException {
        for (ProcessHandle each : family().toList()) {
            collectGarbage(each);
        }
        return status("VmRSS:");
    }

    /** How many threads it has. */
    final int threads() throws IOException {
        return (int) status("Threads:");
    }

    private long status(String field) throws IOException {
        long sum = 0;
        for (ProcessHandle each : family().toList()) {
            sum += Files.readAllLines(Path.of("/proc", String.valueOf(each.pid()), "status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
        return sum;
    }

    private static void collectGarbage(ProcessHandle process) throws IOException {
        // What jcmd sends first would end a shell.
        if (process.info().command().orElse("").endsWith("/java")) {
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(process.pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        }
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }

    /** A script ends before what it started, which would have nobody then. */
    @Override
    public void close() {
        List<ProcessHandle> family = family().toList();
        family.forEach(ProcessHandle::destroy);
        try {
            await("the end of " + directory.getFileName())
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** The driver of the database that the descriptors of the servers name. */
    static Path h2() {
        return new File(org.h2.Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toPath();
    }

    /** What every server's virtual machine is told. */
    String options() {
        return "-Xmx768m -Djava.awt.headless=true -Djava.net.preferIPv4Stack=true -Dh2.bindAddress=127.0.0.1"
                + " -Ddemo.ready.file=" + DemoHost.READY + (quick ? QUICKLY : "");
    }

    static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }
}
