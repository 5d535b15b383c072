package dev.latchkey.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.config.Exclusion;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Limits what unknown keys, clients and access tokens, and wrong secrets of known ones, cost: so many a second for each address,
 * ten times as many for all together, and few request threads that wait for look-ups of them at a time. What was not used of a
 * few seconds can be made up for. Thread-safe.
 *
 * <p>Unknown ids and wrong secrets of known ids take from the same limit, so that the responses do not tell which ids exist.
 */
final class UnknownKeyRateLimiter {
    /** Request threads that cached keys need are as few as five on some servers. */
    static final int MOST_WAITING = 4;

    private static final int ADDRESSES = 10_000;
    private static final int SECONDS_SAVED = 5;
    private static final int ALL = 10;

    private final int rate;
    private final LongSupplier nanoTime;
    private final Bucket all;
    private final Cache<String, Bucket> byAddress;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /**
     * Begins with nothing used.
     *
     * @param rate look-ups in a second; 0 is no limit
     */
    UnknownKeyRateLimiter(int rate, LongSupplier nanoTime) {
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

    /** Returns whether one more thread may wait for the look-up of an unknown id. If so, {@link #leave} must follow. */
    boolean enter() {
        return waiting.tryAcquire();
    }

    /** Ends a wait that {@link #enter} began. */
    void leave() {
        waiting.release();
    }

    /**
     * Returns whether one more wrong key may be told that it is wrong: where an unknown id would not be looked up, a known one gets
     * the same response.
     */
    boolean charge(String address) {
        return waiting.availablePermits() > 0 && take(address);
    }

    /** Returns whether one more may be looked up for an address, and counts it if so. */
    boolean take(String address) {
        return rate == 0 || of(address).take() && all.take();
    }

    /** Gives back what {@link #take} counted: the key did exist, or was not looked up after all. */
    void giveBack(String address) {
        if (rate > 0) {
            of(address).giveBack();
            all.giveBack();
        }
    }

    private Bucket of(String address) {
        return byAddress.get(address == null ? "" : address, unused -> new Bucket(rate));
    }

    private final class Bucket {
        private final Exclusion exclusion = new Exclusion();
        private final long perSecond;
        private double left;
        private long filledAt;

        Bucket(long perSecond) {
            this.perSecond = perSecond;
            this.left = (double) perSecond * SECONDS_SAVED;
            this.filledAt = nanoTime.getAsLong();
        }

        boolean take() {
            return exclusion.get(this::takeOne);
        }

        private boolean takeOne() {
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

        void giveBack() {
            exclusion.run(() -> left++);
        }
    }
}
