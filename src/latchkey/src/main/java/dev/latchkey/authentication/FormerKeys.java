package dev.latchkey.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.credential.KeyId;
import dev.latchkey.key.KeyDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Remembers digests of keys that changed or ended, so that a client that goes on with a deleted key is told from somebody who
 * guesses: it had the key, so its requests are no attempt to find one. Thread-safe.
 *
 * <p>A remembered digest lets no caller in. It decides only which limit a request counts against.
 */
final class FormerKeys {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Cache<KeyId, KeyDigest> digests;

    FormerKeys(int most, LongSupplier nanoTime) {
        // To tidy up on the thread at hand is cheaper than to wake one of the common pool, which is not ours either.
        this.digests = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(most)
                .expireAfterAccess(LONGEST)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    void add(KeyId id, KeyDigest digest) {
        digests.put(id, digest);
    }

    /** Returns the last digest that a key with this id had here; empty if none is remembered. */
    Optional<KeyDigest> of(KeyId id) {
        return Optional.ofNullable(digests.getIfPresent(id));
    }
}
