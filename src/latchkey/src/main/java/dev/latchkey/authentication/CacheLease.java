package dev.latchkey.authentication;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Exclusion;
import dev.latchkey.config.Settings;
import dev.latchkey.key.KeyChanges;
import dev.latchkey.key.KeySource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Knows up to which epoch of the store what is remembered here is right, and since when.
 *
 * <p>Whoever trusts a memory reads, in this order, {@link #confirmed}, the memory and {@link #isRecent}: a memory that was there
 * after the confirmation was read had not been changed when the store was asked for it, and that was less than a lease ago. So
 * a change is heeded at most one lease after it was committed, however long anything takes in between, and also by a server
 * that was stopped for a while. Thread-safe.
 */
final class CacheLease {
    private static final Logger LOG = System.getLogger(CacheLease.class.getName());
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration UNHEARD = Duration.ofMinutes(5);

    private final KeySource store;
    private final LongSupplier nanoTime;
    private final long lease;
    private final Consumer<KeyChanges> changed;
    private final String node = UUID.randomUUID().toString();
    private final Exclusion exclusion = new Exclusion();
    private final Exclusion reporting = new Exclusion();
    private final AtomicLong answers = new AtomicLong();
    private volatile Confirmed confirmed;
    private boolean heard;
    private long heardAt;
    private long heardEpoch;

    /**
     * An answer of the store.
     *
     * @param epoch the epoch of the store then; {@link KeyChanges#NEVER} before the first answer
     * @param askedAt when it was asked for
     */
    record Confirmed(long epoch, long askedAt) {}

    /**
     * Begins without any confirmation.
     *
     * @param changed drops what is remembered of keys that were changed
     */
    CacheLease(KeySource store, Settings settings, LongSupplier nanoTime, Consumer<KeyChanges> changed) {
        this.store = store;
        this.nanoTime = nanoTime;
        this.lease = settings.cache().lease().toNanos();
        this.changed = changed;
        this.confirmed = new Confirmed(KeyChanges.NEVER, nanoTime.getAsLong());
    }

    Confirmed confirmed() {
        return confirmed;
    }

    boolean isRecent(Confirmed then) {
        return isRecent(then, nanoTime.getAsLong());
    }

    /** Whether a confirmation is to be trusted at a time that was read after what is to be trusted. */
    boolean isRecent(Confirmed then, long now) {
        return then.epoch != KeyChanges.NEVER && now - then.askedAt < lease;
    }

    /** Whether a confirmation is not older than a lease and {@code more} nanoseconds. */
    boolean isWithin(Confirmed then, long more) {
        return then.epoch != KeyChanges.NEVER && nanoTime.getAsLong() - then.askedAt < lease + more;
    }

    /**
     * Asks the store what has changed, on this thread.
     *
     * @throws StoreUnavailableException if it cannot be asked; nothing is confirmed then
     */
    void confirm() {
        reporting.run(() -> report(false));
        long asked = answers.get();
        long askedAt = nanoTime.getAsLong();
        KeyChanges changes = store.changesSince(confirmed.epoch);
        exclusion.run(() -> accept(changes, askedAt, asked));
        reporting.run(() -> report(true));
    }

    /** Answers may come in another order than that in which they were asked for, or were given. */
    private void accept(KeyChanges changes, long askedAt, long asked) {
        Confirmed before = confirmed;
        boolean first = before.epoch == KeyChanges.NEVER;
        boolean overtaken = answers.getAndIncrement() != asked;
        if (!first && changes.epoch() < before.epoch && overtaken) {
            return;
        }
        // A store that goes back in time has been restored, and may hold anything.
        changed.accept(changes.epoch() < before.epoch ? new KeyChanges(changes.epoch(), Optional.empty()) : changes);
        boolean older = !first && changes.epoch() == before.epoch && askedAt - before.askedAt < 0;
        // Only now: whoever reads this must not find what is dropped.
        confirmed = new Confirmed(changes.epoch(), older ? before.askedAt : askedAt);
    }

    /** Does something unless the store has moved on from an epoch, and keeps it from moving on meanwhile. */
    void ifStill(long epoch, Runnable action) {
        exclusion.run(() -> {
            if (confirmed.epoch == epoch) {
                action.run();
            }
        });
    }

    /** Trusts nothing any more that was confirmed before. */
    void distrust() {
        exclusion.run(() -> {
            changed.accept(new KeyChanges(confirmed.epoch, Optional.empty()));
            confirmed = new Confirmed(KeyChanges.NEVER, nanoTime.getAsLong());
        });
    }

    /**
     * Tells the other servers up to where this one has come: what they wait for when a deletion is to be heeded everywhere. A
     * server that is not known to them trusts nothing; one that was cannot always write, and need not.
     */
    private void report(boolean afterwards) {
        long epoch = confirmed.epoch;
        long silence = nanoTime.getAsLong() - heardAt;
        boolean due = !heard || silence > HEARTBEAT.toNanos() || afterwards && epoch != heardEpoch;
        if (!due) {
            return;
        }
        try {
            store.confirm(node, epoch);
            heard = true;
            heardAt = nanoTime.getAsLong();
            heardEpoch = epoch;
        } catch (StoreUnavailableException readOnly) {
            if (!heard || silence > UNHEARD.toNanos()) {
                heard = false;
                throw readOnly;
            }
            LOG.log(
                    Level.DEBUG,
                    "This server could not confirm to the other servers that it has processed all changes",
                    readOnly);
        }
    }

    /** Tells the other servers that nobody has to wait for this one. */
    void leave() {
        try {
            store.leave(node);
        } catch (StoreUnavailableException unreachable) {
            LOG.log(
                    Level.DEBUG,
                    "This server could not sign off in the store, so other servers wait for it until its lease ends",
                    unreachable);
        }
    }
}
