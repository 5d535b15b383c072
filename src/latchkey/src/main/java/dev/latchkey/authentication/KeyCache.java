package dev.latchkey.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyId;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.KeyChanges;
import dev.latchkey.key.KeyDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Caches the keys that were read from the store, beside those of the settings, which are always here. Thread-safe.
 *
 * <p>The reader decides whether a cached key may be trusted. After four leases a key counts as old all the same, in case
 * somebody changed the tables by hand, which notifies no server.
 */
final class KeyCache {
    private static final int LEASES_CACHED = 4;

    private final Map<KeyId, CachedKey> configured = new HashMap<>();
    private final Cache<KeyId, CachedKey> cached;
    private final FormerKeys former;
    private final LongSupplier nanoTime;
    private final long longest;

    /** Begins with the keys of the settings, as {@code prepared} makes them. */
    KeyCache(Settings settings, ConfiguredKeys configured, CachedKeys prepared, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.longest = settings.cache().lease().toNanos() * LEASES_CACHED;
        // To tidy up on the thread at hand is cheaper than to wake one of the common pool, which is not ours either.
        this.cached = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(settings.cache().size())
                .build();
        this.former = new FormerKeys(settings.cache().size(), nanoTime);
        configured.all().forEach(stored -> {
            String id = stored.key().id();
            this.configured.put(KeyId.of(id), prepared.of(id, stored, 0));
        });
    }

    /** Returns whether keys are cached at all: not where each request is to ask the store. */
    boolean isOn() {
        return longest > 0;
    }

    /** Looks up the key of the settings with this id. */
    CacheLookup configured(KeyId id) {
        return lookup(configured.get(id));
    }

    /** Looks up the key that was read from the store, however old it is. */
    CacheLookup get(KeyId id) {
        return lookup(cached.getIfPresent(id));
    }

    private static CacheLookup lookup(CachedKey key) {
        return key == null ? CacheLookup.Absent.NOT_CACHED : key;
    }

    /** Returns whether a key was read less than four leases before a time. */
    boolean isYoung(CachedKey key, long now) {
        return now - key.readAt() < longest;
    }

    /** Returns the same of the present. */
    boolean isYoung(CachedKey key) {
        return isYoung(key, nanoTime.getAsLong());
    }

    void put(KeyId id, CachedKey key) {
        cached.put(id, key);
    }

    /** Evicts the keys that changed, and the access tokens of clients that did. */
    void evict(KeyChanges changes) {
        Optional<Set<String>> changed = changes.keyIds();
        if (changed.isEmpty()) {
            cached.asMap().keySet().forEach(this::evict);
            return;
        }
        changed.get().forEach(id -> evict(KeyId.of(id)));
        cached.asMap().forEach((id, key) -> {
            if (key.isTokenOf(changed.get())) {
                evict(id);
            }
        });
    }

    /** Evicts one key. */
    void evict(KeyId id) {
        CachedKey key = cached.asMap().remove(id);
        if (key != null) {
            former.add(id, key.digest());
        }
    }

    /** Returns the digest that a key with this id has or had, if it was ever cached. It proves nothing else. */
    Optional<KeyDigest> lastDigest(KeyId id) {
        CachedKey key = cached.getIfPresent(id);
        return key == null ? former.of(id) : Optional.of(key.digest());
    }

    /** Returns whether a key with this id is here. */
    boolean holds(KeyId id) {
        return configured.containsKey(id) || cached.getIfPresent(id) != null;
    }
}
