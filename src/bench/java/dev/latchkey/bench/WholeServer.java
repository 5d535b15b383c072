package dev.latchkey.bench;

import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Measures what the jar costs a whole server: the same application on two Payara Micro, with and without it, started in turns and
 * asked in turns. What the server used of the processors is told beside the throughput, which other builds disturb more.
 */
final class WholeServer {
    private static final int STARTS = Integer.getInteger("bench.starts", 3);
    private static final int PAIRS = Integer.getInteger("bench.pairs", 10);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 5);
    private static final int SECONDS_BEFORE = Integer.getInteger("bench.seconds.before", 60);

    /** What is asked for, and how it is called. */
    private static final Map<String, String> PATHS =
            new TreeMap<>(Map.of("/api/hello", "hello", "/api/inputs", "the demo's list"));

    private static final Path CLASSES = Path.of("target", "test-classes");

    /** Of the demo what is sent, not what sends it. */
    private static final List<String> OF_THE_APPLICATION = List.of(
            "dev/latchkey/bench/server",
            "dev/latchkey/demo/json",
            "dev/latchkey/demo/Code.class",
            "dev/latchkey/demo/catalogue/Concept.class",
            "dev/latchkey/demo/catalogue/Entry.class");

    /** Both with CDI, as applications of today are: switching it on is not what is measured. */
    private static final String BEANS =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>";

    private static final String WEB =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>latchkey.keys</param-name>
                <param-value>id=%s digest=%s application=shop scopes=Things:Get,Inputs:Get,Concepts:Get</param-value>
              </context-param>
            </web-app>
            """;

    private final Report report;
    private final Path work;
    private final KeyText key = KeyText.generate("lk");

    private WholeServer(Report report, Path work) {
        this.report = report;
        this.work = work;
    }

    static void measure(Report report) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("latchkey-bench");
        try {
            new WholeServer(report, work).measure();
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void measure() throws IOException, InterruptedException {
        Path without = war("without.war", false);
        Path with = war("with.war", true);
        double[][] millis = new double[2][STARTS];
        double[][] seconds = new double[2][STARTS];
        for (int i = 0; i < STARTS; i++) {
            try (BenchServer a = BenchServer.start(work.resolve("a" + i), without, freePort())) {
                millis[0][i] = a.startMillis();
                seconds[0][i] = a.startSeconds();
            }
            try (BenchServer b = BenchServer.start(work.resolve("b" + i), with, freePort())) {
                millis[1][i] = b.startMillis();
                seconds[1][i] = b.startSeconds();
            }
        }
        report.add(Row.of("start of a server without the jar", "ms", millis[0]));
        report.add(Row.of("start of a server with the jar", "ms", millis[1]));
        report.add(Row.of("start of a server without the jar", "s of the processors", seconds[0]));
        report.add(Row.of("start of a server with the jar", "s of the processors", seconds[1]));
        if (!Wrk.isInstalled()) {
            System.out.println("The throughput of a whole server is not measured: install the program wrk, Debian's package"
                    + " of that name.");
            return;
        }
        try (BenchServer a = BenchServer.start(work.resolve("a"), without, freePort());
                BenchServer b = BenchServer.start(work.resolve("b"), with, freePort())) {
            for (Map.Entry<String, String> path : PATHS.entrySet()) {
                compare(a, b, path.getKey(), path.getValue());
            }
        }
    }

    private void compare(BenchServer without, BenchServer with, String path, String name)
            throws IOException, InterruptedException {
        String text = key.text().reveal();
        for (int second = 0; second < SECONDS_BEFORE; second += SECONDS) {
            Wrk.ask(without, path, text, SECONDS);
            Wrk.ask(with, path, text, SECONDS);
        }
        double[][] rate = new double[2][PAIRS];
        double[][] p99 = new double[2][PAIRS];
        double[][] processor = new double[2][PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            for (int server = 0; server < 2; server++) {
                Wrk.Found found = Wrk.ask(List.of(without, with).get(server), path, text, SECONDS);
                rate[server][pair] = found.rate();
                p99[server][pair] = found.p99();
                processor[server][pair] = found.processor();
            }
        }
        report.add(Row.of(name + " without the jar", "requests/s", rate[0]));
        report.add(Row.of(name + " without the jar", "µs of the processors", processor[0]));
        report.add(Row.ratio(name + ", throughput", "without the jar", rate[1], rate[0])
                .atLeast(0.98));
        report.add(Row.ratio(name + ", 99th percentile", "without the jar", p99[1], p99[0]));
        report.add(Row.ratio(name + ", time of the processors", "without the jar", processor[1], processor[0]));
    }

    /** The same application; with the jar or without. */
    private Path war(String name, boolean jar) throws IOException {
        Path file = work.resolve(name);
        try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String wanted : OF_THE_APPLICATION) {
                addClasses(war, wanted);
            }
            add(war, "WEB-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
            String digest = new Digester(List.of()).digest(key).text();
            add(war, "WEB-INF/web.xml", WEB.formatted(key.id(), digest).getBytes(StandardCharsets.UTF_8));
            if (jar) {
                add(war, "WEB-INF/lib/latchkey.jar", Files.readAllBytes(Path.of(System.getProperty("bench.jar"))));
            }
        }
        return file;
    }

    /** Those of a package, or one by its name. */
    private static void addClasses(ZipOutputStream war, String wanted) throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve(wanted), 1)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                add(war, "WEB-INF/classes/" + CLASSES.relativize(each), Files.readAllBytes(each));
            }
        }
    }

    private static void add(ZipOutputStream war, String name, byte[] content) throws IOException {
        war.putNextEntry(new ZipEntry(name));
        war.write(content);
        war.closeEntry();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
