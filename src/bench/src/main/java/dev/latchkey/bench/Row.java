package dev.latchkey.bench;

import java.util.Arrays;

/**
 * Holds one figure of the report.
 *
 * @param name what was measured
 * @param value the median of the rounds
 * @param unit what it counts, or what it is a multiple of
 * @param spread the difference between the highest and the lowest round
 * @param atMost what it should not exceed; null if there is no such goal
 * @param atLeast what it should reach; null if there is no such goal
 */
record Row(String name, double value, String unit, double spread, Double atMost, Double atLeast) {

    /** A figure of several rounds. */
    static Row of(String name, String unit, double... rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Row(name, median, unit, sorted[sorted.length - 1] - sorted[0], null, null);
    }

    /** How many times as much it took in each round as something else did. */
    static Row ratio(String name, String baseline, double[] rounds, double[] baselines) {
        double[] ratios = new double[rounds.length];
        Arrays.setAll(ratios, round -> rounds[round] / baselines[round]);
        return of(name, "× " + baseline, ratios);
    }

    Row atMost(double bound) {
        return new Row(name, value, unit, spread, bound, atLeast);
    }

    Row atLeast(double bound) {
        return new Row(name, value, unit, spread, atMost, bound);
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

    /** As many digits as say something. */
    static String number(double value) {
        return String.format(Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.3f", value);
    }
}
