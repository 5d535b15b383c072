package dev.latchkey.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Limits how many keys, or clients of access tokens, that do not exist are looked up: so many a second for each address, ten times as many for all together.
 * What was not used of a few seconds can be made up for. Thread-safe.
 */
public final class MissBudget {
    private static final int ADDRESSES = 10_000;
    private static final int SECONDS_SAVED = 5;
    private static final int ALL = 10;

    private final int rate;
    private final LongSupplier nanoTime;
    private final Bucket all;
    private final Cache<String, Bucket> byAddress;

    /**
     * A budget.
     *
     * @param rate look-ups in a second; 0 is no limit
     */
    public MissBudget(int rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.nanoTime = nanoTime;
        this.all = new Bucket((long) rate * ALL);
        this.byAddress = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(ADDRESSES)
                .expireAfterAccess(Duration.ofMinutes(1))
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /** Whether one more may be looked up for an address. */
    public boolean take(String address) {
        return rate == 0 || of(address).take() && all.take();
    }

    /** The key did exist, or was not looked up after all. */
    public void giveBack(String address) {
        if (rate > 0) {
            of(address).giveBack();
            all.giveBack();
        }
    }

    private Bucket of(String address) {
        return byAddress.get(address == null ? "" : address, unused -> new Bucket(rate));
    }

    private final class Bucket {
        private final long perSecond;
        private double left;
        private long filledAt;

        Bucket(long perSecond) {
            this.perSecond = perSecond;
            this.left = (double) perSecond * SECONDS_SAVED;
            this.filledAt = nanoTime.getAsLong();
        }

        synchronized boolean take() {
            long now = nanoTime.getAsLong();
            double earned = (double) (now - filledAt) * perSecond / TimeUnit.SECONDS.toNanos(1);
            left = Math.min(left + earned, (double) perSecond * SECONDS_SAVED);
            filledAt = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }

        synchronized void giveBack() {
            left++;
        }
    }
}
