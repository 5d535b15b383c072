package dev.latchkey.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.ApiKey;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.key.KeyDigest;
import dev.latchkey.key.KeyLookup;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.scope.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Remembers looked-up keys for the revocation lease, so that a key that was seen a moment ago costs no database query.
 *
 * <p>A memory is trusted for the lease from the moment at which its look-up <em>began</em>: so a key that another server
 * deletes is refused here at most one lease after the deletion was committed, however slow the look-up was. When this server
 * changes keys itself, no memory and no look-up that began before is trusted any longer. Requests for one key share one
 * look-up, failures included, and no lock is held meanwhile. Ids that do not exist are remembered apart and shortly, so that
 * a flood of them neither reaches the store nor pushes good keys out.
 */
final class VerifiedKeys {
    private static final int UNKNOWN_IDS = 10_000;
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(1);

    private final KeyLookup store;
    private final Vocabulary vocabulary;
    private final LongSupplier nanoTime;
    private final long lease;
    private final Cache<String, Entry> known;
    private final Cache<String, Integer> unknown;
    private final Map<String, CompletableFuture<Found>> lookUps = new ConcurrentHashMap<>();
    private final AtomicInteger generation = new AtomicInteger();

    /** Joins what checking a key needs with the moment from which, and the generation in which, it is trusted. */
    record Entry(KnownCaller caller, KeyDigest digest, boolean active, long endsAt, long lookedUpAt, int generation) {

        /** Whether the key works at this moment: a replaced one ends by itself. */
        boolean works() {
            return active && (endsAt == Long.MAX_VALUE || System.currentTimeMillis() < endsAt);
        }
    }

    /** The outcome of a look-up, with its beginning; the entry is null if there is no such key. */
    private record Found(Entry entry, long beganAt, int generation) {}

    VerifiedKeys(KeyLookup store, Vocabulary vocabulary, Settings settings, LongSupplier nanoTime) {
        this.store = store;
        this.vocabulary = vocabulary;
        this.nanoTime = nanoTime;
        this.lease = settings.revocationLease().toNanos();
        this.known = Caffeine.newBuilder().maximumSize(settings.cacheSize()).build();
        this.unknown = Caffeine.newBuilder()
                .maximumSize(UNKNOWN_IDS)
                .expireAfterWrite(lease < UNKNOWN_FOR.toNanos() ? settings.revocationLease() : UNKNOWN_FOR)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /** The key with this id, or null if there is none. */
    Entry find(String keyId) {
        if (lease == 0) {
            return lookUp(keyId).entry;
        }
        Entry remembered = known.getIfPresent(keyId);
        if (remembered != null && isTrusted(remembered)) {
            return remembered;
        }
        Integer missedIn = unknown.getIfPresent(keyId);
        if (missedIn != null && missedIn == generation.get()) {
            return null;
        }
        Found found;
        do {
            found = lookUpOnce(keyId);
        } while (found == null || found.generation != generation.get());
        return found.entry;
    }

    private boolean isTrusted(Entry entry) {
        return entry.generation == generation.get() && isRecent(entry.lookedUpAt);
    }

    private boolean isRecent(long time) {
        return nanoTime.getAsLong() - time < lease;
    }

    /** Looks a key up, or waits for the one who is at it; null if that one began too long ago to be trusted. */
    private Found lookUpOnce(String keyId) {
        CompletableFuture<Found> mine = new CompletableFuture<>();
        CompletableFuture<Found> others = lookUps.putIfAbsent(keyId, mine);
        if (others != null) {
            Found found = await(others);
            return isRecent(found.beganAt) ? found : null;
        }
        try {
            Found found = lookUp(keyId);
            remember(keyId, found);
            mine.complete(found);
            return found;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            lookUps.remove(keyId, mine);
        }
    }

    private static Found await(CompletableFuture<Found> lookUp) {
        try {
            return lookUp.join();
        } catch (CompletionException failure) {
            throw new StoreUnavailableException(
                    "The key store failed a look-up that others waited for", failure.getCause());
        }
    }

    private void remember(String keyId, Found found) {
        if (found.entry == null) {
            unknown.put(keyId, found.generation);
        } else {
            known.put(keyId, found.entry);
        }
    }

    private Found lookUp(String keyId) {
        int began = generation.get();
        long beganAt = nanoTime.getAsLong();
        return new Found(
                store.find(keyId).map(found -> entry(found, beganAt, began)).orElse(null), beganAt, began);
    }

    private Entry entry(KeyRecord found, long lookedUpAt, int lookedUpIn) {
        ApiKey key = found.key();
        KnownCaller caller = new KnownCaller(key, vocabulary.setOf(key.scopes()));
        boolean active = key.state() == ApiKey.State.ACTIVE;
        long endsAt = key.deletion().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        return new Entry(caller, found.digest(), active, endsAt, lookedUpAt, lookedUpIn);
    }

    /** Trusts nothing that was looked up before now, look-ups that are under way included. */
    void forget() {
        generation.incrementAndGet();
        known.invalidateAll();
        unknown.invalidateAll();
    }
}
