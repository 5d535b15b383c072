package dev.latchkey.bench;

import dev.latchkey.bench.BenchServers.Load;
import dev.latchkey.bench.BenchServers.Turn;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

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
    private static final int SECONDS_BEFORE = Integer.getInteger("bench.seconds.before", 44);

    /** The servers that are asked in turns: without the jar, with it, and without it once more. */
    private static final List<Boolean> SERVERS = List.of(false, true, false);

    private static final String LIST = "/api/inputs";

    /** A request, by what it is called: a post sends what the list is read as. */
    private enum Asked {
        HELLO("hello", "/api/hello", false, false),
        READ("the demo's list", LIST, false, false),
        POSTED("the demo's list, posted", LIST, true, false),
        CHECKED("the demo's list, posted without a scope of its members", LIST, true, true);

        private final String title;
        private final String path;
        private final boolean posted;
        private final boolean checked;

        Asked(String title, String path, boolean posted, boolean checked) {
            this.title = title;
            this.path = path;
            this.posted = posted;
            this.checked = checked;
        }
    }

    private static final String BASELINE = "without the jar";
    private static final String KEYS = "id=%s digest=%s application=shop scopes=Things:Get,Inputs:Get,Concepts:Get%s";

    private final Report report;
    private final Path work;
    private final KeyText all = KeyText.generate("lk");
    private final KeyText lacking = KeyText.generate("lk");

    private WholeServer(Report report, Path work) {
        this.report = report;
        this.work = work;
    }

    static void measure(Report report) throws IOException, InterruptedException {
        try (WorkDirectory work = WorkDirectory.create()) {
            new WholeServer(report, work.path()).measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        boolean asking = Wrk.isInstalled();
        Path without = war("without.war", List.of());
        Path with = war("with.war", List.of(BenchWar.latchkey()));
        List<Path> wars = SERVERS.stream().map(jar -> jar ? with : without).toList();
        Started[][] started = new Started[SERVERS.size()][STARTS];
        Map<Asked, Turn[][]> answered = new EnumMap<>(Asked.class);
        for (Asked each : Asked.values()) {
            answered.put(each, new Turn[SERVERS.size()][STARTS * PAIRS]);
        }
        for (int start = 0; start < STARTS; start++) {
            try (BenchServers servers = BenchServers.start(work.resolve("start" + start), wars)) {
                for (int i = 0; i < SERVERS.size(); i++) {
                    BenchServer server = servers.all().get(i);
                    started[i][start] = new Started(server.startMillis(), server.startSeconds());
                }
                for (Asked each : asking ? Asked.values() : new Asked[0]) {
                    askInTurns(servers, each, answered.get(each), start * PAIRS);
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

    private void askInTurns(BenchServers servers, Asked asked, Turn[][] found, int from)
            throws IOException, InterruptedException {
        List<String> script = asked.posted ? List.of(post(servers.all().get(0))) : List.of();
        KeyText key = asked.checked ? lacking : all;
        Load load = new Load(asked.path, script, key.text().reveal());
        servers.warmUp(load, SECONDS_BEFORE);
        Turn[][] measured = servers.measure(load, PAIRS);
        for (int i = 0; i < measured.length; i++) {
            System.arraycopy(measured[i], 0, found[i], from, PAIRS);
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

    private void report(Asked asked, Turn[][] found) {
        String name = asked.title;
        report.add(Row.of(name + " without the jar", "requests/s", without(found, Turn::rate)));
        report.add(Row.of(name + " without the jar", "µs of the processors", without(found, Turn::processor)));
        report.add(Row.of(name + " without the jar", "bytes", without(found, Turn::bytes)));
        report.add(Row.of(name + " with the jar", "bytes", all(found[1], Turn::bytes)));
        report.add(withJar(name + ", throughput", found, Turn::rate).atLeast(0.98));
        report.add(byChance(name + ", throughput by chance", found, Turn::rate));
        report.add(withJar(name + ", 99th percentile", found, Turn::p99));
        report.add(byChance(name + ", 99th percentile by chance", found, Turn::p99));
        report.add(withJar(name + ", time of the processors", found, Turn::processor));
        report.add(byChance(name + ", time of the processors by chance", found, Turn::processor));
    }

    private static Row withJar(String name, Turn[][] found, ToDoubleFunction<Turn> figure) {
        return Row.ratio(name, BASELINE, all(found[1], figure), without(found, figure));
    }

    private static Row byChance(String name, Turn[][] found, ToDoubleFunction<Turn> figure) {
        return Row.ratio(name, BASELINE, all(found[2], figure), all(found[0], figure));
    }

    /** The mean of both servers without the jar, in each turn. */
    private static double[] without(Turn[][] found, ToDoubleFunction<Turn> figure) {
        double[] first = all(found[0], figure);
        double[] second = all(found[2], figure);
        double[] mean = new double[first.length];
        Arrays.setAll(mean, turn -> (first[turn] + second[turn]) / 2);
        return mean;
    }

    private static <T> double[] all(T[] found, ToDoubleFunction<T> figure) {
        return Stream.of(found).mapToDouble(figure).toArray();
    }

    /** The same application, with the jar or without. */
    private Path war(String name, List<Path> jars) throws IOException {
        Path file = work.resolve(name);
        String keys = entry(all, ",Concepts:Patch") + "; " + entry(lacking, "");
        BenchWar.write(file, BenchWar.parameter("latchkey.keys", keys), List.of(BenchWar.SCANNED), jars);
        return file;
    }

    private static String entry(KeyText key, String more) {
        return KEYS.formatted(key.id(), new Digester(List.of()).digest(key).text(), more);
    }
}
