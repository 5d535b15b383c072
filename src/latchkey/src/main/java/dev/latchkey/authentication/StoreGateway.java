package dev.latchkey.authentication;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Asks the store on few threads of its own: so no request waits longer than it may, and all who want the same wait for one
 * question.
 *
 * <p>When the store does not answer in time, or fails three times in a row, it is asked once each half second only and everybody
 * else is told so at once: a store that hangs must not hold up threads that other requests need. Thread-safe.
 */
final class StoreGateway {
    private static final int FAILURES = 3;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Executor threads;
    private final long timeout;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<Object, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong pausedAt = new AtomicLong();

    StoreGateway(Executor threads, Settings settings, LongSupplier nanoTime) {
        this.threads = threads;
        // An answer that took longer than a lease could be about a key that was deleted a lease ago.
        Duration longest = settings.cache().lease().isZero()
                ? settings.database().timeout()
                : settings.cache().lease();
        this.timeout = Math.min(settings.database().timeout().toNanos(), longest.toNanos());
        this.nanoTime = nanoTime;
    }

    /** An answer, and whether the question was asked for this caller or for an earlier one. */
    record Reply<T>(T answer, boolean isOwn) {}

    /**
     * Asks, or waits for who is at it.
     *
     * @param subject what the question is about
     * @throws StoreUnavailableException if there is no answer in time
     */
    @SuppressWarnings("unchecked")
    <T> Reply<T> ask(Object subject, Supplier<T> question) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> others = (CompletableFuture<T>) underWay.putIfAbsent(subject, mine);
        if (others != null) {
            if (failures.get() >= FAILURES) {
                throw hopeless();
            }
            return new Reply<>(await(others), false);
        }
        start(subject, question, mine);
        try {
            return new Reply<>(await(mine), true);
        } finally {
            // A question that is never answered must not keep others from being asked.
            underWay.remove(subject, mine);
        }
    }

    private <T> void start(Object subject, Supplier<T> question, CompletableFuture<T> mine) {
        try {
            requireHope();
            threads.execute(() -> {
                try {
                    T answer = question.get();
                    worked();
                    underWay.remove(subject, mine);
                    mine.complete(answer);
                } catch (Throwable failure) {
                    failed(1);
                    underWay.remove(subject, mine);
                    mine.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException refused) {
            underWay.remove(subject, mine);
            mine.completeExceptionally(refused);
        }
    }

    private void requireHope() {
        if (failures.get() < FAILURES) {
            return;
        }
        long then = pausedAt.get();
        long now = nanoTime.getAsLong();
        if (now - then < PAUSE || !pausedAt.compareAndSet(then, now)) {
            throw hopeless();
        }
    }

    private static StoreUnavailableException hopeless() {
        return new StoreUnavailableException("The key store has failed, and is queried again shortly", null);
    }

    private void failed(int times) {
        failures.addAndGet(times);
        pausedAt.set(nanoTime.getAsLong());
    }

    private <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(timeout, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            failed(FAILURES);
            throw new StoreUnavailableException("The key store did not respond within latchkey.store.timeout", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(
                    "The request was interrupted while it waited for the key store", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            if (failure.getCause() instanceof RejectedExecutionException full) {
                throw new StoreUnavailableException("Too many queries wait for the key store", full);
            }
            throw new StoreUnavailableException("A query to the key store failed", failure.getCause());
        }
    }

    /** The store has answered another question. */
    void worked() {
        failures.set(0);
    }
}
