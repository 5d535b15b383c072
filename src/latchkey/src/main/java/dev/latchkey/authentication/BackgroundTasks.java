package dev.latchkey.authentication;

import dev.latchkey.config.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does in the background what no request is to wait for: asks for changes, learns which keys exist, writes down uses. Nothing
 * that is promised depends on it: without it requests ask for themselves.
 */
public final class BackgroundTasks {
    private static final Logger LOG = System.getLogger(BackgroundTasks.class.getName());
    private static final Duration LEARNING = Duration.ofMillis(250);

    private static final long SHORTEST = 50;
    private static final long UNREMEMBERED = 1_000;

    private final Authenticator authenticator;
    private final Settings settings;
    private final ScheduledExecutorService threads;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** Prepares to keep up what {@code authenticator} knows, on threads of this factory. */
    public BackgroundTasks(Authenticator authenticator, Settings settings, ThreadFactory factory) {
        this.authenticator = authenticator;
        this.settings = settings;
        // One that hangs in a question for changes must not keep uses from being written.
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(2, factory);
        executor.setRemoveOnCancelPolicy(true);
        this.threads = executor;
    }

    /** Begins; asks once before it returns, so that the first request need not. */
    public void start() {
        if (settings.cache().lease().isZero()) {
            LOG.log(
                    Level.DEBUG,
                    "latchkey.revocation.lease is 0, so every request queries the store and polling only detects"
                            + " outages");
        }
        poll();
        every(settings.cache().poll(), this::poll);
        every(LEARNING, authenticator.keys()::learn);
        every(LEARNING, authenticator.keys()::writeRenewals);
        if (!settings.database().useInterval().isZero()) {
            every(settings.database().useInterval(), authenticator.keys()::writeUses);
        }
    }

    /** Has something else done from now on, until the web application ends: often enough for it to be heeded within a lease. */
    public void watch(Runnable task) {
        long lease = settings.cache().lease().toMillis();
        long poll = settings.cache().poll().toMillis();
        every(Duration.ofMillis(lease == 0 ? UNREMEMBERED : Math.max(SHORTEST, Math.min(poll, lease / 4))), task);
    }

    /** Has something done once, soon. */
    public void once(Runnable task) {
        try {
            threads.schedule(() -> quietly(task), SHORTEST, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.log(Level.DEBUG, "The web application stopped before its background tasks started", stopped);
        }
    }

    /** Has something done soon and then again and again, until the web application ends. */
    public void repeat(Duration interval, Runnable task) {
        every(Duration.ofMillis(SHORTEST), interval, task);
    }

    private void every(Duration interval, Runnable task) {
        every(interval, interval, task);
    }

    private void every(Duration first, Duration interval, Runnable task) {
        try {
            threads.scheduleWithFixedDelay(
                    () -> quietly(task), first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.log(Level.DEBUG, "The web application stopped before its background tasks started", stopped);
        }
    }

    private void poll() {
        quietly(() -> {
            authenticator.keys().poll();
            if (failing.getAndSet(false)) {
                LOG.log(Level.INFO, "The key store is available again");
            }
        });
    }

    /** A failure must not end a task that is done again and again: the executor drops one that throws, without a word. */
    private void quietly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            if (threads.isShutdown()) {
                LOG.log(Level.DEBUG, "A background task was interrupted because the web application stopped", failure);
            } else if (!failing.getAndSet(true)) {
                LOG.log(Level.WARNING, "The key store could not be polled for changes of keys", failure);
            }
        }
    }

    /** Writes what is not written yet, and ends. */
    public void stop() {
        threads.shutdown();
        boolean interrupted = false;
        try {
            // Pools and drivers log an error for a question that is interrupted.
            threads.awaitTermination(settings.database().timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            interrupted = true;
        }
        threads.shutdownNow();
        quietly(authenticator.keys()::writeUses);
        quietly(authenticator.keys()::leave);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
