package dev.latchkey.authentication;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.authentication.KeyResolution.Unresolved;
import dev.latchkey.credential.KeyId;
import dev.latchkey.key.KeyChanges;
import dev.latchkey.key.KeyReading;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.key.KeySource;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads one key from the store, and caches the result unless a change overtook it. Thread-safe. */
final class KeyLoader {
    private static final int ATTEMPTS = 3;

    private final KeySource store;
    private final CachedKeys prepared;
    private final KeyCache cache;
    private final UnknownKeys unknown;
    private final CacheLease epochs;
    private final LongSupplier nanoTime;

    /** What was read, with the time and the epoch at which the reading began. */
    record Loaded(KeyResolution found, long beganAt, long epoch) {}

    KeyLoader(
            KeySource store,
            CachedKeys prepared,
            KeyCache cache,
            UnknownKeys unknown,
            CacheLease epochs,
            LongSupplier nanoTime) {
        this.store = store;
        this.prepared = prepared;
        this.cache = cache;
        this.unknown = unknown;
        this.epochs = epochs;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads the key with this id.
     *
     * @throws StoreUnavailableException if the store cannot be asked
     */
    Loaded load(String keyId) {
        CacheLease.Confirmed confirmed = epochs.confirmed();
        long epoch = confirmed.epoch();
        long beganAt = nanoTime.getAsLong();
        KeyResolution found = read(keyId, epoch)
                .<KeyResolution>map(key -> prepared.of(keyId, key, beganAt))
                .orElse(Unresolved.UNKNOWN);
        if (cache.isOn() && epoch != KeyChanges.NEVER) {
            epochs.ifStill(confirmed, () -> {
                if (found instanceof CachedKey key) {
                    cache.put(KeyId.of(keyId), key);
                } else {
                    unknown.miss(keyId, epoch);
                }
            });
        }
        return new Loaded(found, beganAt, epoch);
    }

    /** Reads what is no older than the last confirmation; a pool may spread its connections over replicas that lag behind. */
    private Optional<KeyRecord> read(String keyId, long epoch) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            KeyReading reading = store.read(keyId);
            if (reading.isPrimary() || reading.epoch() >= epoch && epochs.isRecent(epochs.confirmed())) {
                return reading.key();
            }
        }
        throw new StoreUnavailableException(
                "The connections led to replicas only, which may lack the last changes. latchkey.datasource"
                        + " must lead to the primary only",
                null);
    }
}
