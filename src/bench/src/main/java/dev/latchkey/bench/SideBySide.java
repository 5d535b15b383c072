package dev.latchkey.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Compares answers with what the application writes alone, in turns within one Java machine. What forks of it decide when they compile
 * makes a difference of up to a third for the very same work, which is more than these are to differ by.
 */
final class SideBySide {
    private static final int ROUNDS = 41;
    private static final int CALLS = 200;
    private static final int CALLS_BEFORE = 20_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Report report;
    private long written;

    private SideBySide(Report report) {
        this.report = report;
    }

    private interface Answer {
        long write() throws IOException;
    }

    static void measure(Report report) throws IOException {
        RedactionBench bench = new RedactionBench();
        SideBySide all = new SideBySide(report);
        all.compare("nothingGuarded", bench::nothingGuarded, bench::plain, 1.00);
        all.compare("everyScopeHeld", bench::everyScopeHeld, bench::plain, 1.02);
        all.compare("littleWithheld", bench::littleWithheld, bench::plain, 0.95);
        all.compare("littleWithheldMeasured", bench::littleWithheldMeasured, bench::plain, 1.15);
        all.compare("openAndNothingMet", bench::openAndNothingMet, bench::plainOpen, 1.10);
        BodyBench bodies = new BodyBench();
        all.compare("body, nothingGuarded", bodies::nothingGuarded, bodies::plain, 1.00);
        all.compare("body, everyScopeHeld", bodies::everyScopeHeld, bodies::plainLittle, 1.05);
        all.compare("body, someWithheld", bodies::someWithheld, bodies::plainVisible, 1.25);
        if (all.written == 0) {
            throw new IllegalStateException("Nothing was written");
        }
    }

    private void compare(String name, Answer one, Answer other, double atMost) throws IOException {
        inTurns(one, other, CALLS_BEFORE);
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = inTurns(one, other, CALLS);
        }
        report.add(Row.of(name + ", side by side", "× the host alone", ratios).atMost(atMost));
    }

    /** How many times as long the one takes as the other. */
    private double inTurns(Answer one, Answer other, int calls) throws IOException {
        long ofOne = 0;
        long ofOther = 0;
        for (int call = 0; call < calls; call++) {
            long begun = THREADS.getCurrentThreadCpuTime();
            written += one.write();
            long between = THREADS.getCurrentThreadCpuTime();
            written += other.write();
            ofOther += THREADS.getCurrentThreadCpuTime() - between;
            ofOne += between - begun;
        }
        return (double) ofOne / ofOther;
    }
}
