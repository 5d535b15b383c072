package dev.latchkey.bench;

import java.util.Arrays;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Holds one figure of the report.
 *
 * @param name what was measured
 * @param value the median of the rounds, or the mean of the starts
 * @param unit what it counts, or what it is a multiple of
 * @param spread the difference between the highest and the lowest round
 * @param interval where the mean lies with a confidence of 95 %; null if that is not known
 * @param atMost what it should not exceed; null if there is no such goal
 * @param atLeast what it should reach; null if there is no such goal
 */
record Row(String name, double value, String unit, double spread, Interval interval, Double atMost, Double atLeast) {
    private static final double CONFIDENCE = 0.95;

    /** Fewer say nothing of how starts differ. */
    private static final int LEAST_STARTS = 3;

    record Interval(double low, double high) {}

    /** A figure of several rounds. */
    static Row of(String name, String unit, double... rounds) {
        return new Row(name, median(rounds), unit, range(rounds), null, null, null);
    }

    /** How many times as much it took in each round as something else did. */
    static Row ratio(String name, String baseline, double[] rounds, double[] baselines) {
        double[] ratios = new double[rounds.length];
        Arrays.setAll(ratios, round -> rounds[round] / baselines[round]);
        return of(name, "× " + baseline, ratios);
    }

    /** A figure of several starts of servers: their mean, and its interval by Student's distribution. */
    static Row ofStarts(String name, String unit, double... starts) {
        ListStatistics statistics = new ListStatistics(starts);
        double[] bounds = statistics.getConfidenceIntervalAt(CONFIDENCE);
        Interval interval = starts.length < LEAST_STARTS ? null : new Interval(bounds[0], bounds[1]);
        return new Row(name, statistics.getMean(), unit, range(starts), interval, null, null);
    }

    static double median(double... rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double range(double... rounds) {
        return Arrays.stream(rounds).max().orElseThrow()
                - Arrays.stream(rounds).min().orElseThrow();
    }

    Row atMost(double bound) {
        return new Row(name, value, unit, spread, interval, bound, atLeast);
    }

    Row atLeast(double bound) {
        return new Row(name, value, unit, spread, interval, atMost, bound);
    }

    boolean isMet() {
        return (atMost == null || value <= atMost) && (atLeast == null || value >= atLeast);
    }

    /** The goal in words; empty if there is none. */
    String goal() {
        String bound =
                atMost != null ? "at most " + number(atMost) : atLeast != null ? "at least " + number(atLeast) : "";
        return bound.isEmpty() || isMet() ? bound : bound + ", missed";
    }

    /** The interval in words; empty if it is not known. */
    String between() {
        return interval == null ? "" : number(interval.low) + " to " + number(interval.high);
    }

    /** As many digits as say something. */
    static String number(double value) {
        return String.format(Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.3f", value);
    }
}
