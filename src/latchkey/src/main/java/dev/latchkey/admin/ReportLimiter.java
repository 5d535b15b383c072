package dev.latchkey.admin;

import dev.latchkey.config.Exclusion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Limits reports of leaked keys: so many in an hour from each address. The oldest addresses are forgotten. Thread-safe. */
final class ReportLimiter {
    private static final int PER_HOUR = 60;
    private static final int ADDRESSES = 10_000;
    private static final long EARNED_IN = TimeUnit.HOURS.toNanos(1) / PER_HOUR;

    private final LongSupplier nanoTime;
    private final Exclusion exclusion = new Exclusion();
    private final Map<String, long[]> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, long[]> eldest) {
            return size() > ADDRESSES;
        }
    };

    ReportLimiter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns whether one more report is accepted from an address, and counts it if so. */
    boolean accepts(String address) {
        return exclusion.get(() -> take(address));
    }

    private boolean take(String address) {
        long now = nanoTime.getAsLong();
        // How many are left, and until when that is computed.
        long[] account = byAddress.computeIfAbsent(address, unused -> new long[] {PER_HOUR, now});
        long earned = (now - account[1]) / EARNED_IN;
        account[0] = Math.min(PER_HOUR, account[0] + earned);
        account[1] += earned * EARNED_IN;
        if (account[0] == 0) {
            return false;
        }
        account[0]--;
        return true;
    }
}
