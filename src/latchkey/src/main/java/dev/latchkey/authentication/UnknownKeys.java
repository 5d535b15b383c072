package dev.latchkey.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.authentication.KeyResolution.Unresolved;
import dev.latchkey.config.Settings;
import dev.latchkey.key.KeyChanges;
import dev.latchkey.key.KeySource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Holds look-ups of unknown keys within their limit: knows by a filter which ids may exist, caches those that were found not to,
 * and counts the rest against the address that sent them. Thread-safe.
 */
final class UnknownKeys {
    private static final int CACHED = 10_000;

    private final Cache<String, Long> missedAt;
    private final KeyIdBloomFilter ids = new KeyIdBloomFilter();
    private final UnknownKeyRateLimiter budget;
    /** How many requests wait for each unknown id. */
    private final ConcurrentMap<String, Integer> awaited = new ConcurrentHashMap<>();

    UnknownKeys(Settings settings, LongSupplier nanoTime) {
        // To tidy up on the thread at hand is cheaper than to wake one of the common pool, which is not ours either.
        this.missedAt = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(CACHED)
                .build();
        this.budget = new UnknownKeyRateLimiter(settings.limits().unknownRate(), nanoTime);
    }

    /** Returns whether a wrong secret may be told that it is wrong, and counts it against the address if so. */
    boolean charge(String address) {
        return budget.charge(address);
    }

    /**
     * Looks something up that may be guessed, unless too many of the address were not found.
     *
     * @return what was found; null if too many were not
     */
    <T> Optional<T> lookUpLimited(String address, Supplier<Optional<T>> lookUp) {
        if (!budget.take(address)) {
            return null;
        }
        Optional<T> found;
        try {
            found = lookUp.get();
        } catch (StoreUnavailableException outage) {
            budget.giveBack(address);
            throw outage;
        }
        if (found.isPresent()) {
            budget.giveBack(address);
        }
        return found;
    }

    /** Returns what is said about an id that does not exist, and counts it. */
    Unresolved notFound(String address) {
        return budget.take(address) ? Unresolved.UNKNOWN : Unresolved.RATE_LIMITED;
    }

    /**
     * Waits for something about an id, unless it is unknown and too many requests with unknown ids wait already: a slow store must
     * not have them hold all the threads that cached keys need.
     *
     * @throws StoreUnavailableException if those wait for the same id: the key may be new, and its client is no flood
     */
    KeyResolution waiting(String id, Supplier<KeyResolution> wait) {
        if (ids.mayHold(id)) {
            return wait.get();
        }
        if (!budget.enter()) {
            if (awaited.containsKey(id)) {
                throw new StoreUnavailableException("Too many requests already wait for the same key", null);
            }
            return Unresolved.RATE_LIMITED;
        }
        awaited.merge(id, 1, Integer::sum);
        try {
            return wait.get();
        } finally {
            awaited.computeIfPresent(id, (same, waiting) -> waiting == 1 ? null : waiting - 1);
            budget.leave();
        }
    }

    /**
     * Looks an id up, unless too many of the address did not exist. What the store was not asked for, or failed at, is not one of
     * these; what it took too long for may be.
     */
    KeyResolution lookUp(String id, String address, Supplier<KeyResolution> lookUp) {
        if (ids.mayHold(id)) {
            KeyResolution found = lookUp.get();
            return found == Unresolved.UNKNOWN ? notFound(address) : found;
        }
        if (!budget.take(address)) {
            return Unresolved.RATE_LIMITED;
        }
        KeyResolution found;
        try {
            found = lookUp.get();
        } catch (StoreUnavailableException outage) {
            if (!(outage.getCause() instanceof TimeoutException)) {
                budget.giveBack(address);
            }
            throw outage;
        }
        if (found instanceof CachedKey) {
            budget.giveBack(address);
            add(id);
        }
        return found;
    }

    /** Returns whether an id was found not to exist at this epoch. */
    boolean isMissed(String id, long epoch) {
        Long at = missedAt.getIfPresent(id);
        return at != null && at == epoch;
    }

    /** Notes that an id was found not to exist. */
    void miss(String id, long epoch) {
        missedAt.put(id, epoch);
    }

    /** Notes that there is a key, a client or an access token with this id. */
    void add(String id) {
        ids.add(Set.of(id));
    }

    /** Heeds that keys were made or changed; where it is not known which, any may have been. */
    void heed(KeyChanges changes) {
        Optional<Set<String>> changed = changes.keyIds();
        if (changed.isEmpty()) {
            missedAt.invalidateAll();
            ids.forget();
        } else {
            missedAt.invalidateAll(changed.get());
            ids.add(changed.get());
        }
    }

    /** Learns which ids exist, if that is not known. */
    void learn(KeySource store) {
        if (!ids.isLoaded()) {
            ids.load(store);
        }
    }
}
