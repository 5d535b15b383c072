package dev.latchkey.bench;

import dev.latchkey.bench.peer.PeerKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs an application on a Payara Micro of its own, on loopback. */
final class BenchServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile(" ready in ([0-9,]+) \\(ms\\)");
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    /** Where a system scatters its memory, a server differs from another start of the same by more than what is to be measured. */
    private static final List<String> OPTIONS = List.of(System.getProperty(
                    "bench.server.options", "-Xms512m -Xmx512m -XX:+AlwaysPreTouch -XX:+UseTransparentHugePages")
            .split(" "));

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;
    private final double startMillis;
    private final double startSeconds;

    private BenchServer(Process process, int port, double startMillis) {
        this.process = process;
        this.port = port;
        this.startMillis = startMillis;
        this.startSeconds = processorSeconds();
    }

    /** Starts it, and waits until it is ready. */
    static BenchServer start(Path directory, Path war, int port) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path log = directory.resolve("server.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(
                "-Djava.net.preferIPv4Stack=true",
                "-Dh2.bindAddress=127.0.0.1",
                "-Djava.io.tmpdir=" + directory,
                "-jar",
                System.getProperty("bench.payara"),
                "--nohazelcast",
                "--nocluster",
                "--disablephonehome",
                "--prebootcommandfile",
                System.getProperty("bench.preboot"),
                "--port",
                String.valueOf(port),
                "--contextroot",
                "/",
                "--deploy",
                war.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // However the bench ends, no server stays.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new BenchServer(process, port, awaitReady(process, log));
    }

    private static double awaitReady(Process process, Path log) throws IOException, InterruptedException {
        Instant latest = Instant.now().plus(LONGEST_START);
        while (process.isAlive() && Instant.now().isBefore(latest)) {
            Matcher ready = READY.matcher(Files.readString(log));
            if (ready.find()) {
                return Double.parseDouble(ready.group(1).replace(",", ""));
            }
            Thread.sleep(200);
        }
        process.destroyForcibly();
        throw new IllegalStateException("A server did not start: " + Files.readString(log));
    }

    /** How long it took to start, as it says itself. */
    double startMillis() {
        return startMillis;
    }

    /** What of the processors that took. */
    double startSeconds() {
        return startSeconds;
    }

    /** What it used of the processors so far. */
    double processorSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    /** What each of its threads but the compilers used of them, in nanoseconds. */
    Map<String, Long> threadNanos() {
        return ProcessTime.ofThreads(process.pid());
    }

    /** The bytes that its request threads have allocated so far, which the application tells a known key. */
    long allocatedBytes(String key) throws IOException, InterruptedException {
        HttpResponse<String> response = get("/allocated", Optional.of(key));
        if (response.statusCode() != 200) {
            throw new IllegalStateException("/allocated: " + response.statusCode());
        }
        return Long.parseLong(response.body());
    }

    /** Returns the response to one request, with or without a key. */
    HttpResponse<String> get(String path, Optional<String> key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
        key.ifPresent(text -> request.header("Authorization", PeerKeys.SCHEME + " " + text));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
