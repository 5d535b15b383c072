package dev.latchkey.authentication;

import dev.latchkey.credential.KeyId;
import dev.latchkey.key.KeyDigest;
import dev.latchkey.key.KeySource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Replaces digests that were made with an older pepper, in the background, when their keys are used. Thread-safe. */
final class DigestRenewal {
    private static final int MOST = 1000;

    private final KeySource store;
    private final KeyCache cache;
    private final Map<String, Renewal> renewals = new ConcurrentHashMap<>();

    /** The digest of a key, and another one of the same text. */
    private record Renewal(KeyDigest from, KeyDigest to) {}

    DigestRenewal(KeySource store, KeyCache cache) {
        this.store = store;
        this.cache = cache;
    }

    /** Notes that a digest is to be replaced, unless its key stands in the settings or too many wait already. */
    void request(String keyId, KeyDigest from, Supplier<KeyDigest> to) {
        if (renewals.size() < MOST && !(cache.configured(KeyId.of(keyId)) instanceof CachedKey)) {
            renewals.computeIfAbsent(keyId, unused -> new Renewal(from, to.get()));
        }
    }

    /** Writes what was noted. */
    void write() {
        renewals.forEach((keyId, renewal) -> {
            store.renew(keyId, renewal.from(), renewal.to());
            cache.evict(KeyId.of(keyId));
            renewals.remove(keyId, renewal);
        });
    }
}
