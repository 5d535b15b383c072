package dev.latchkey.bench;

import dev.latchkey.bench.BenchServers.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Turns the measurements of one page into figures: of each variant, beside a filter that does nothing, and beside Latchkey. */
final class PeerFigures {
    /** How many times the processor time of a filter that does nothing Latchkey may take. */
    private static final double MOST = 1.05;

    private static final String BASELINE = "× " + PeerVariant.NO_OP.title();
    private static final List<PeerVariant> PEERS =
            List.of(PeerVariant.JAKARTA_SECURITY, PeerVariant.SHIRO, PeerVariant.SPRING_SECURITY);

    private final String page;
    private final List<Turn[][]> starts;

    /** Takes the turns of each variant, for each start. */
    PeerFigures(String page, List<Turn[][]> starts) {
        this.page = page;
        this.starts = starts;
    }

    void addTo(Report report) {
        for (PeerVariant variant : PeerVariant.values()) {
            String name = page + ", " + variant.title();
            report.add(Row.of(name, "requests/s", all(variant, Turn::rate)));
            report.add(Row.of(name, "ms, 99th percentile", all(variant, Turn::p99)));
            report.add(Row.of(name, "µs of the processors", all(variant, Turn::working)));
            report.add(Row.of(name, "bytes", all(variant, Turn::bytes)));
        }
        report.add(ratio(PeerVariant.NO_GUARD));
        report.add(ratio(PeerVariant.LATCHKEY).atMost(MOST));
        PEERS.forEach(peer -> report.add(ratio(peer)));
        report.add(byChance());
        for (PeerVariant peer : PEERS) {
            report.add(saved(peer, "% of processor time", Turn::working));
            report.add(saved(peer, "% of bytes", Turn::bytes));
        }
    }

    private double[] all(PeerVariant variant, ToDoubleFunction<Turn> figure) {
        return starts.stream()
                .flatMapToDouble(start -> DoubleStream.of(of(start, variant, figure)))
                .toArray();
    }

    private Row ratio(PeerVariant variant) {
        String name = page + ", processor time, " + variant.title();
        return Row.ofStarts(
                name,
                BASELINE,
                perStart(start -> ratio(of(start, variant, Turn::working), baseline(start, Turn::working))));
    }

    private Row byChance() {
        return Row.ofStarts(
                page + ", processor time by chance",
                BASELINE,
                perStart(start -> ratio(
                        of(start, PeerVariant.NO_OP_AGAIN, Turn::working),
                        of(start, PeerVariant.NO_OP, Turn::working))));
    }

    /** Which part of what a peer costs above a filter that does nothing Latchkey does not cost. */
    private Row saved(PeerVariant peer, String unit, ToDoubleFunction<Turn> figure) {
        return Row.ofStarts(page + ", saved of the cost of " + peer.title(), unit, perStart(start -> {
            double none = Row.median(baseline(start, figure));
            double ours = Row.median(of(start, PeerVariant.LATCHKEY, figure)) - none;
            double theirs = Row.median(of(start, peer, figure)) - none;
            return 100 * (theirs - ours) / theirs;
        }));
    }

    private double[] perStart(ToDoubleFunction<Turn[][]> figure) {
        return starts.stream().mapToDouble(figure).toArray();
    }

    private static double[] of(Turn[][] start, PeerVariant variant, ToDoubleFunction<Turn> figure) {
        return Stream.of(start[variant.ordinal()]).mapToDouble(figure).toArray();
    }

    /** The mean of both servers with a filter that does nothing, in each turn. */
    private static double[] baseline(Turn[][] start, ToDoubleFunction<Turn> figure) {
        double[] mean = of(start, PeerVariant.NO_OP, figure);
        double[] again = of(start, PeerVariant.NO_OP_AGAIN, figure);
        Arrays.setAll(mean, turn -> (mean[turn] + again[turn]) / 2);
        return mean;
    }

    /** The median of the turns of one start. */
    private static double ratio(double[] figures, double[] baseline) {
        double[] ratios = new double[figures.length];
        Arrays.setAll(ratios, turn -> figures[turn] / baseline[turn]);
        return Row.median(ratios);
    }
}
