package dev.latchkey.key;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Limits how often a log record about one subject is written: unless said otherwise once a second for each subject, and ten times a
 * second for all.
 * A caller that repeats its requests, or somebody who fills a table, cannot fill the log. Thread-safe.
 */
public final class LogLimiter {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int MOST_SUBJECTS = 1000;
    private static final int MOST_IN_AN_INTERVAL = 10;

    private final LongSupplier nanoTime;
    private final long interval;
    private final int most;
    private final Map<String, Long> loggedAt = new ConcurrentHashMap<>();
    private final AtomicInteger logged = new AtomicInteger();
    private volatile long intervalBegan;

    /** Limits by a clock that only goes forward. */
    public LogLimiter(LongSupplier nanoTime) {
        this(nanoTime, INTERVAL, MOST_IN_AN_INTERVAL);
    }

    /**
     * Limits by a clock that only goes forward.
     *
     * @param interval how long there is no second record about a subject
     * @param most how many records there are in an interval about all subjects together
     */
    public LogLimiter(LongSupplier nanoTime, Duration interval, int most) {
        this.nanoTime = nanoTime;
        this.interval = interval.toNanos();
        this.most = most;
        this.intervalBegan = nanoTime.getAsLong();
    }

    /** Returns whether a record about the subject may be written now, and counts it if so. */
    public boolean allows(String subject) {
        long now = nanoTime.getAsLong();
        Long before = loggedAt.get(subject);
        if (before != null && now - before < interval) {
            return false;
        }
        if (now - intervalBegan >= interval) {
            intervalBegan = now;
            logged.set(0);
        }
        if (logged.incrementAndGet() > most) {
            return false;
        }
        if (loggedAt.size() >= MOST_SUBJECTS) {
            loggedAt.clear();
        }
        // Of two threads at the same moment one writes.
        return before == null ? loggedAt.putIfAbsent(subject, now) == null : loggedAt.replace(subject, before, now);
    }
}
