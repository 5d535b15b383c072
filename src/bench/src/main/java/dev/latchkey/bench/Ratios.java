package dev.latchkey.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the benchmarks in rounds, all of them in each round, and tells how they compare to a baseline of the same rounds: a machine
 * that is busy for a while is busy for all. The time of a call is that of its thread, in the best of several short iterations.
 */
public final class Ratios {
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 8);
    private static final int ITERATIONS = 15;
    /** What is measured without JMH, which lets nobody else run meanwhile. */
    private static final List<String> OTHERS =
            List.of("SideBySideBench", "CostsBench", "ColdBench", "ScalingBench", "ServerBench", "PeerServersBench");

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** What is measured, against what, and how many times as much it may be. */
    private static final List<Line> LINES = List.of(
            new Line("refused", "plain", 0.01),
            new Line("refusedMeasured", "plain", 1.00),
            new Line("jackson", "plain", 1.00),
            new Line("jacksonFiltered", "plain", 1.00),
            new Line("parse", "sha256", 2.00),
            new Line("refusedByChecksum", "sha256", 3.00),
            new Line("guardCheck", "sha256", 0.10),
            new Line("guardCheck", "guardCheckUnnoted", 2.00),
            new Line("verifyHit", "sha256", 3.00),
            new Line("filterAndGuard", "sha256", 4.00));

    /** Less than a byte is what JMH itself allocates, spread over all calls. */
    private static final double NOTHING = 0.5;

    private static final Map<String, Cost> MOST = Map.of(
            "verifyHit", new Cost(1000, 200),
            "ipv4InRanges", new Cost(50, NOTHING),
            "ipv6InRanges", new Cost(50, NOTHING));

    private static final List<String> PEERS = List.of("shiroFilter", "springChain", "pac4jFilter");
    private static final double FASTER_THAN_PEERS = 5;

    private record Line(String name, String baseline, double atMost) {}

    /** What a call may cost. */
    private record Cost(double nanos, double bytes) {}

    /** What was found of one benchmark: the nanoseconds of each round, and what a call allocates. */
    private record Measured(double[] nanos, double bytes) {}

    private Ratios() {}

    /** Runs as many rounds as the first argument says, of what has the second one, if any, as a part of its name. */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        String wanted = arguments.length > 1 ? arguments[1] : "";
        Report report = new Report();
        try {
            if (!OTHERS.contains(wanted)) {
                addAll(run(rounds, wanted), report);
            }
            if ("SideBySideBench".contains(wanted)) {
                SideBySide.measure(report);
            }
            if ("CostsBench".contains(wanted)) {
                Costs.measure(report);
            }
            if ("ColdBench".contains(wanted)) {
                ColdLookUps.measure(report);
            }
            if (wanted.equals("ScalingBench")) {
                Scaling.measure(report);
            }
            if (wanted.equals("PeerServersBench")) {
                PeerServers.measure(report);
            }
            if ("ServerBench".contains(wanted)) {
                WholeServer.measure(report);
            }
        } finally {
            report.print();
            report.write();
        }
    }

    private static Map<String, Measured> run(int rounds, String wanted) throws RunnerException {
        Map<String, Measured> found = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            for (RunResult result : runOnce(wanted)) {
                Measured measured = found.computeIfAbsent(
                        result.getPrimaryResult().getLabel(),
                        unknown -> new Measured(
                                new double[rounds], besides(result, ALLOCATED).getMean()));
                measured.nanos[round] = besides(result, ThreadTime.NAME).getMin();
            }
        }
        return found;
    }

    private static Statistics besides(RunResult result, String name) {
        return result.getSecondaryResults().get(name).getStatistics();
    }

    private static Iterable<RunResult> runOnce(String wanted) throws RunnerException {
        try {
            return new Runner(new OptionsBuilder()
                            .include("dev\\.latchkey\\.bench\\..*" + wanted + ".*")
                            .forks(1)
                            .warmupIterations(WARM_UP)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(ITERATIONS)
                            .measurementTime(TimeValue.milliseconds(200))
                            .addProfiler(GCProfiler.class)
                            .addProfiler(ThreadTime.class)
                            // Calls wait for the compiler, so that they are as warm on a busy machine as on an idle
                            // one.
                            .jvmArgs("-Xms1g", "-Xmx1g", "-Xbatch")
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run();
        } catch (NoBenchmarksException othersAreWanted) {
            return List.of();
        }
    }

    private static void addAll(Map<String, Measured> found, Report report) {
        found.forEach((name, each) -> {
            Row time = Row.of(name, "ns", each.nanos);
            Row bytes = Row.of(name, "bytes", each.bytes);
            Cost most = MOST.get(name);
            report.add(most == null ? time : time.atMost(most.nanos));
            report.add(most == null ? bytes : bytes.atMost(most.bytes));
        });
        for (Line line : LINES) {
            Measured measured = found.get(line.name);
            Measured baseline = found.get(line.baseline);
            if (measured != null && baseline != null) {
                report.add(Row.ratio(line.name, line.baseline, measured.nanos, baseline.nanos)
                        .atMost(line.atMost));
            }
        }
        Measured own = found.get("filterAndGuard");
        for (String peer : PEERS) {
            if (own != null && found.containsKey(peer)) {
                report.add(Row.ratio(peer, "filterAndGuard", found.get(peer).nanos, own.nanos)
                        .atLeast(FASTER_THAN_PEERS));
            }
        }
    }
}
