package dev.latchkey.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.ApiKey;
import dev.latchkey.config.Settings;
import dev.latchkey.key.KeyDigest;
import dev.latchkey.key.KeyLookup;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.scope.Vocabulary;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Remembers looked-up keys for the revocation lease, so that a key that was seen a moment ago costs no database query.
 *
 * <p>A memory is trusted for the lease from the moment at which its look-up <em>began</em>: so a key that another server
 * deletes is refused here at most one lease after the deletion was committed, however slow the look-up was. What this server
 * changes itself it forgets at once. Requests for one key wait for one look-up. Ids that do not exist are remembered apart
 * and shortly, so that a flood of them neither reaches the store nor pushes good keys out.
 */
final class VerifiedKeys {
    private static final int UNKNOWN_IDS = 10_000;
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(1);

    private final KeyLookup store;
    private final Vocabulary vocabulary;
    private final LongSupplier nanoTime;
    private final long lease;
    private final Cache<String, Entry> known;
    private final Cache<String, Boolean> unknown;
    private final AtomicInteger generation = new AtomicInteger();

    /** Joins what checking a key needs with the moment from which, and the generation in which, it is trusted. */
    record Entry(KnownCaller caller, KeyDigest digest, boolean active, long lookedUpAt, int generation) {}

    VerifiedKeys(KeyLookup store, Vocabulary vocabulary, Settings settings, LongSupplier nanoTime) {
        this.store = store;
        this.vocabulary = vocabulary;
        this.nanoTime = nanoTime;
        this.lease = settings.revocationLease().toNanos();
        this.known = Caffeine.newBuilder().maximumSize(settings.cacheSize()).build();
        Duration unknownFor =
                UNKNOWN_FOR.compareTo(settings.revocationLease()) < 0 ? UNKNOWN_FOR : settings.revocationLease();
        this.unknown = Caffeine.newBuilder()
                .maximumSize(UNKNOWN_IDS)
                .expireAfterWrite(unknownFor)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /** The key with this id, or null if there is none. */
    Entry find(String keyId) {
        Entry remembered = known.getIfPresent(keyId);
        if (remembered != null && isTrusted(remembered)) {
            return remembered;
        }
        if (remembered == null && unknown.getIfPresent(keyId) != null) {
            return null;
        }
        Entry found = known.asMap().compute(keyId, (id, present) -> isTrusted(present) ? present : lookUp(id));
        if (found == null && lease > 0) {
            unknown.put(keyId, Boolean.TRUE);
        }
        return found;
    }

    private boolean isTrusted(Entry entry) {
        return entry != null && entry.generation == generation.get() && nanoTime.getAsLong() - entry.lookedUpAt < lease;
    }

    private Entry lookUp(String keyId) {
        int generationBefore = generation.get();
        long before = nanoTime.getAsLong();
        return store.find(keyId)
                .map(found -> entry(found, before, generationBefore))
                .orElse(null);
    }

    private Entry entry(KeyRecord found, long lookedUpAt, int lookedUpIn) {
        ApiKey key = found.key();
        KnownCaller caller = new KnownCaller(key, vocabulary.setOf(key.scopes()));
        return new Entry(caller, found.digest(), key.state() == ApiKey.State.ACTIVE, lookedUpAt, lookedUpIn);
    }

    /** Forgets one key, after waiting for a look-up of it that is under way. */
    void forget(String keyId) {
        known.asMap().compute(keyId, (id, entry) -> null);
        unknown.invalidate(keyId);
    }

    /** Forgets everything, look-ups that are under way included. */
    void forgetAll() {
        generation.incrementAndGet();
        known.invalidateAll();
        unknown.invalidateAll();
    }
}
