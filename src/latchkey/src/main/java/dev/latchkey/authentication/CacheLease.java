package dev.latchkey.authentication;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Exclusion;
import dev.latchkey.config.Settings;
import dev.latchkey.key.KeyChanges;
import dev.latchkey.key.KeySource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
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
     * @param hash what the store says with this epoch, and would not say after another past
     * @param askedAt when it was asked for
     */
    record Confirmed(long epoch, String hash, long askedAt) {
        private static Confirmed never(long now) {
            return new Confirmed(KeyChanges.NEVER, "", now);
        }

        private boolean isOf(long otherEpoch, String otherHash) {
            return epoch == otherEpoch && hash.equals(otherHash);
        }
    }

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
        this.confirmed = Confirmed.never(nanoTime.getAsLong());
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
        Confirmed before = confirmed;
        KeyChanges changes = store.changesSince(before.epoch, before.hash);
        if (before.epoch != KeyChanges.NEVER && changes.keyIds().isEmpty()) {
            reporting.run(this::reportNothing);
        }
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
        changed.accept(changes.epoch() < before.epoch ? KeyChanges.ofAny(changes.epoch(), changes.hash()) : changes);
        boolean older = before.isOf(changes.epoch(), changes.hash()) && askedAt - before.askedAt < 0;
        // Only now: whoever reads this must not find what is dropped.
        confirmed = new Confirmed(changes.epoch(), changes.hash(), older ? before.askedAt : askedAt);
    }

    /** Does something unless the store has moved on from a confirmation, and keeps it from moving on meanwhile. */
    void ifStill(Confirmed then, Runnable action) {
        exclusion.run(() -> {
            if (confirmed.isOf(then.epoch, then.hash)) {
                action.run();
            }
        });
    }

    /** Trusts nothing any more that was confirmed before. */
    void distrust() {
        exclusion.run(() -> {
            changed.accept(KeyChanges.ofAny(confirmed.epoch, confirmed.hash));
            confirmed = Confirmed.never(nanoTime.getAsLong());
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

    /**
     * Tells the other servers that this one has heeded nothing. The store may be another one than before, which does not know
     * this server, or knows of it what was true in another past.
     */
    private void reportNothing() {
        heard = false;
        store.confirm(node, KeyChanges.NEVER);
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
