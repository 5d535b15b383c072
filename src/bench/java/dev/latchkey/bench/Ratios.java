package dev.latchkey.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
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
    /** What is measured, against what, and how much it may be. */
    private static final List<Line> LINES = List.of(
            new Line("nothingGuarded", "plain", 1.00),
            new Line("everyScopeHeld", "plain", 1.02),
            new Line("littleWithheld", "plain", 0.95),
            new Line("littleWithheldMeasured", "plain", 1.25),
            new Line("refused", "plain", 0.01),
            new Line("refusedMeasured", "plain", 1.00),
            new Line("openAndNothingMet", "plainOpen", 1.05),
            new Line("jackson", "plain", 1.00),
            new Line("jacksonFiltered", "plain", 1.00));

    private record Line(String name, String baseline, double wanted) {}

    private Ratios() {}

    /** Runs as many rounds as the argument says. */
    public static void main(String[] arguments) throws Exception {
        Costs.main(arguments);
        int rounds = Integer.parseInt(arguments[0]);
        Map<String, double[]> times = new TreeMap<>();
        Map<String, Double> bytes = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (RunResult result : new Runner(new OptionsBuilder()
                            .include(RedactionBench.class.getName())
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
                String name = result.getPrimaryResult().getLabel();
                times.computeIfAbsent(name, unknown -> new double[rounds])[round] =
                        result.getPrimaryResult().getStatistics().getMin();
                bytes.put(name, result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
            }
        }
        print(times, bytes);
    }

    private static void print(Map<String, double[]> times, Map<String, Double> bytes) {
        System.out.printf("%-24s %9s %7s %7s %12s%n", "", "µs", "ratio", "at most", "bytes");
        times.forEach((name, each) -> {
            Line line = LINES.stream()
                    .filter(known -> known.name.equals(name))
                    .findFirst()
                    .orElse(new Line(name, name, 1));
            System.out.printf(
                    "%-24s %9.2f %7.3f %7.2f %12.0f%n",
                    name, median(each), ratio(each, times.get(line.baseline)), line.wanted, bytes.get(name));
        });
    }

    /** The median of the rounds' ratios. */
    private static double ratio(double[] times, double[] baseline) {
        double[] ratios = new double[times.length];
        Arrays.setAll(ratios, round -> times[round] / baseline[round]);
        return median(ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
