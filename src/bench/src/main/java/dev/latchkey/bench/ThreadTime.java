package dev.latchkey.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Counts the processor time that the benchmark's thread used for a call: what other builds take meanwhile does not count. */
public final class ThreadTime implements InternalProfiler {
    /** The name of what is found, in nanoseconds for a call. */
    static final String NAME = "thread.time.norm";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long before;

    @Override
    public String getDescription() {
        return "processor time of the benchmark's thread";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = used();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double nanos = (double) (used() - before) / result.getMetadata().getAllOps();
        return List.of(new ScalarResult(NAME, nanos, "ns/op", AggregationPolicy.AVG));
    }

    private long used() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(each -> each != null && each.getThreadName().contains("jmh-worker"))
                .mapToLong(each -> threads.getThreadCpuTime(each.getThreadId()))
                .filter(nanos -> nanos > 0)
                .sum();
    }
}
