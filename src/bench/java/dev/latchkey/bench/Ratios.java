package dev.latchkey.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in rounds, all of them in each round, and prints how they compare to a baseline of the same rounds: a
 * machine that is busy for a while is busy for all.
 */
public final class Ratios {
    /** What is measured, against what, and how many times as much it may be. */
    private static final List<Line> LINES = List.of(
            new Line("nothingGuarded", "plain", 1.00),
            new Line("everyScopeHeld", "plain", 1.02),
            new Line("littleWithheld", "plain", 0.95),
            new Line("littleWithheldMeasured", "plain", 1.25),
            new Line("refused", "plain", 0.01),
            new Line("refusedMeasured", "plain", 1.00),
            new Line("openAndNothingMet", "plainOpen", 1.05),
            new Line("jackson", "plain", 1.00),
            new Line("jacksonFiltered", "plain", 1.00),
            new Line("parse", "sha256", 1.00),
            new Line("refusedByChecksum", "sha256", 1.00),
            new Line("guardCheck", "sha256", 0.10),
            new Line("verifyHit", "sha256", 3.00),
            new Line("filterAndGuard", "sha256", 4.00),
            new Line("filterAndGuard", "shiroSubject", 0.20),
            new Line("filterAndGuard", "springChain", 0.20),
            new Line("filterAndGuard", "pac4jHeaderClient", 0.20));

    private static final String COLD = "ColdBench";

    private record Line(String name, String baseline, double wanted) {}

    /** What was found of one benchmark: the time of each round, and what a call allocates. */
    private record Measured(double[] times, String unit, double bytes) {}

    private Ratios() {}

    /** Runs as many rounds as the first argument says, of the benchmarks whose names the second one, if any, is part of. */
    public static void main(String[] arguments) throws Exception {
        String wanted = arguments.length > 1 ? arguments[1] : "";
        if ("RedactionBench".contains(wanted)) {
            Costs.main(arguments);
        }
        int rounds = Integer.parseInt(arguments[0]);
        Map<String, Measured> found = new TreeMap<>();
        for (int round = 0; round < rounds && !wanted.equals(COLD); round++) {
            for (RunResult result : new Runner(new OptionsBuilder()
                            .include("dev\\.latchkey\\.bench\\..*" + wanted + ".*")
                            .forks(1)
                            .warmupIterations(4)
                            .warmupTime(TimeValue.milliseconds(700))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.milliseconds(700))
                            .addProfiler(GCProfiler.class)
                            .jvmArgs("-Xms1g", "-Xmx1g")
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run()) {
                Result<?> time = result.getPrimaryResult();
                Measured measured = found.computeIfAbsent(
                        time.getLabel(),
                        unknown -> new Measured(
                                new double[rounds],
                                time.getScoreUnit(),
                                result.getSecondaryResults()
                                        .get("gc.alloc.rate.norm")
                                        .getScore()));
                measured.times[round] = time.getStatistics().getMin();
            }
        }
        Map<Integer, Double> cold = COLD.contains(wanted) ? ColdLookUps.measure() : Map.of();
        print(found);
        print(cold, "cold look-ups, µs, by number of keys");
        write(found, cold);
    }

    private static void print(Map<Integer, Double> cold, String title) {
        if (!cold.isEmpty()) {
            System.out.printf("%n%s%n", title);
            cold.forEach((keys, micros) -> System.out.printf("%,12d %9.1f%n", keys, micros));
        }
    }

    private static void print(Map<String, Measured> found) {
        System.out.printf("%n%-24s %12s %12s%n", "", "time", "bytes");
        found.forEach((name, each) ->
                System.out.printf("%-24s %9.2f %5s %9.0f%n", name, median(each.times), each.unit, each.bytes));
        System.out.printf("%n%-24s %-20s %7s %7s %7s%n", "", "as multiples of", "ratio", "spread", "at most");
        lines(found).forEach(line -> {
            double[] ratios = ratios(line, found);
            System.out.printf(
                    "%-24s %-20s %7.3f %7.3f %7.2f%n",
                    line.name, line.baseline, median(ratios), spread(ratios), line.wanted);
        });
    }

    private static List<Line> lines(Map<String, Measured> found) {
        return LINES.stream()
                .filter(line -> found.containsKey(line.name) && found.containsKey(line.baseline))
                .toList();
    }

    /** The same for programs, in target/bench.json. */
    private static void write(Map<String, Measured> found, Map<Integer, Double> cold) throws IOException {
        JsonObjectBuilder times = Json.createObjectBuilder();
        found.forEach((name, each) -> times.add(
                name,
                Json.createObjectBuilder()
                        .add("time", median(each.times))
                        .add("unit", each.unit)
                        .add("bytes", each.bytes)));
        JsonArrayBuilder ratios = Json.createArrayBuilder();
        lines(found).forEach(line -> ratios.add(Json.createObjectBuilder()
                .add("name", line.name)
                .add("baseline", line.baseline)
                .add("ratio", median(ratios(line, found)))
                .add("spread", spread(ratios(line, found)))
                .add("wanted", line.wanted)));
        JsonObjectBuilder coldLookUps = Json.createObjectBuilder();
        cold.forEach((keys, micros) -> coldLookUps.add(String.valueOf(keys), micros));
        Files.writeString(
                Path.of("target", "bench.json"),
                Json.createObjectBuilder()
                        .add("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
                        .add("processors", Runtime.getRuntime().availableProcessors())
                        .add("benchmarks", times)
                        .add("ratios", ratios)
                        .add("coldLookUpMicroseconds", coldLookUps)
                        .build()
                        .toString());
    }

    private static double[] ratios(Line line, Map<String, Measured> found) {
        double[] times = found.get(line.name).times;
        double[] baseline = found.get(line.baseline).times;
        double[] ratios = new double[times.length];
        Arrays.setAll(ratios, round -> times[round] / baseline[round]);
        return ratios;
    }

    private static double spread(double[] values) {
        return Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
