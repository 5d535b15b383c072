package dev.latchkey.bench;

import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Measures what the jar costs a whole server: the same application on Payara Micro with and without it, started in turns and
 * asked in turns. What the server used of the processors is told beside the throughput, which other builds disturb more.
 *
 * <p>No two servers are alike: where their memory lies, and what their compilers decide on while they warm up, make more of a
 * difference than a jar does. So they are started several times, beside two without the jar: it is compared with the mean of both, and
 * how they differ tells what chance makes of the same.
 */
final class WholeServer {
    private static final int STARTS = Integer.getInteger("bench.starts", 3);
    private static final int PAIRS = Integer.getInteger("bench.pairs", 8);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 2);
    private static final int SECONDS_BEFORE = Integer.getInteger("bench.seconds.before", 44);

    /** The servers that are asked in turns: without the jar, with it, and without it once more. */
    private static final List<Boolean> SERVERS = List.of(false, true, false);

    private static final String LIST = "/api/inputs";

    /** A request, by what it is called: a post sends what the list is read as. */
    private enum Asked {
        HELLO("hello", "/api/hello", false),
        READ("the demo's list", LIST, false),
        POSTED("the demo's list, posted", LIST, true);

        private final String title;
        private final String path;
        private final boolean posted;

        Asked(String title, String path, boolean posted) {
            this.title = title;
            this.path = path;
            this.posted = posted;
        }
    }

    private static final String BASELINE = "without the jar";
    private static final List<Path> CLASSES =
            List.of(Path.of("src/bench/target/classes"), Path.of("it-tests/demo/target/classes"));

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
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void measure() throws IOException, InterruptedException {
        boolean asking = Wrk.isInstalled();
        if (!asking) {
            System.out.println(
                    "The throughput of a whole server is not measured: install the program wrk, Debian's package"
                            + " of that name.");
        }
        Path without = war("without.war", false);
        Path with = war("with.war", true);
        Started[][] started = new Started[SERVERS.size()][STARTS];
        Map<Asked, Wrk.Found[][]> answered = new EnumMap<>(Asked.class);
        for (Asked each : Asked.values()) {
            answered.put(each, new Wrk.Found[SERVERS.size()][STARTS * PAIRS]);
        }
        for (int start = 0; start < STARTS; start++) {
            List<BenchServer> servers = new ArrayList<>();
            try {
                for (int i = 0; i < SERVERS.size(); i++) {
                    Path home = work.resolve("server" + start + i);
                    BenchServer server = BenchServer.start(home, SERVERS.get(i) ? with : without, freePort());
                    servers.add(server);
                    started[i][start] = new Started(server.startMillis(), server.startSeconds());
                }
                for (Asked each : asking ? Asked.values() : new Asked[0]) {
                    askInTurns(servers, each, answered.get(each), start * PAIRS);
                }
            } finally {
                for (BenchServer each : servers) {
                    each.close();
                }
            }
        }
        report(started);
        if (asking) {
            answered.forEach(this::report);
        }
    }

    /** How long a server took to start, and what of the processors. */
    private record Started(double millis, double seconds) {}

    private void askInTurns(List<BenchServer> servers, Asked asked, Wrk.Found[][] found, int from)
            throws IOException, InterruptedException {
        String text = key.text().reveal();
        List<String> script = asked.posted ? List.of(post(servers.get(0))) : List.of();
        for (int second = 0; second < SECONDS_BEFORE; second += SECONDS) {
            for (BenchServer each : servers) {
                Wrk.ask(each, asked.path, script, text, SECONDS);
            }
        }
        for (int pair = from; pair < from + PAIRS; pair++) {
            for (int i = 0; i < servers.size(); i++) {
                found[i][pair] = Wrk.ask(servers.get(i), asked.path, script, text, SECONDS);
            }
        }
    }

    /** Returns the script that posts the list to any server, as this one without the jar sends it. */
    private String post(BenchServer server) throws IOException {
        Path script = work.resolve("post.lua");
        try (InputStream list = URI.create(server.url(LIST)).toURL().openStream()) {
            Wrk.writePost(script, new String(list.readAllBytes(), StandardCharsets.UTF_8));
        }
        return script.toString();
    }

    private void report(Started[][] started) {
        for (int i = 0; i < 2; i++) {
            String name = "start of a server " + (SERVERS.get(i) ? "with" : "without") + " the jar";
            report.add(Row.of(name, "ms", all(started[i], Started::millis)));
            report.add(Row.of(name, "s of the processors", all(started[i], Started::seconds)));
        }
    }

    private void report(Asked asked, Wrk.Found[][] found) {
        String name = asked.title;
        report.add(Row.of(name + " without the jar", "requests/s", without(found, Wrk.Found::rate)));
        report.add(Row.of(name + " without the jar", "µs of the processors", without(found, Wrk.Found::processor)));
        report.add(withJar(name + ", throughput", found, Wrk.Found::rate).atLeast(0.98));
        report.add(byChance(name + ", throughput by chance", found, Wrk.Found::rate));
        report.add(withJar(name + ", 99th percentile", found, Wrk.Found::p99));
        report.add(byChance(name + ", 99th percentile by chance", found, Wrk.Found::p99));
        report.add(withJar(name + ", time of the processors", found, Wrk.Found::processor));
        report.add(byChance(name + ", time of the processors by chance", found, Wrk.Found::processor));
    }

    private static Row withJar(String name, Wrk.Found[][] found, ToDoubleFunction<Wrk.Found> figure) {
        return Row.ratio(name, BASELINE, all(found[1], figure), without(found, figure));
    }

    private static Row byChance(String name, Wrk.Found[][] found, ToDoubleFunction<Wrk.Found> figure) {
        return Row.ratio(name, BASELINE, all(found[2], figure), all(found[0], figure));
    }

    /** The mean of both servers without the jar, in each turn. */
    private static double[] without(Wrk.Found[][] found, ToDoubleFunction<Wrk.Found> figure) {
        double[] first = all(found[0], figure);
        double[] second = all(found[2], figure);
        double[] mean = new double[first.length];
        Arrays.setAll(mean, turn -> (first[turn] + second[turn]) / 2);
        return mean;
    }

    private static <T> double[] all(T[] found, ToDoubleFunction<T> figure) {
        return Stream.of(found).mapToDouble(figure).toArray();
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
        Path classes = CLASSES.stream()
                .filter(each -> Files.exists(each.resolve(wanted)))
                .findFirst()
                .orElseThrow();
        try (Stream<Path> files = Files.walk(classes.resolve(wanted), 1)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                add(war, "WEB-INF/classes/" + classes.relativize(each), Files.readAllBytes(each));
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
