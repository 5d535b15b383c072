package dev.latchkey.caller;

import dev.latchkey.ApiKey;
import dev.latchkey.config.Settings;
import dev.latchkey.key.KeyDigest;
import dev.latchkey.key.KeyLookup;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.scope.Vocabulary;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A store with one key, which counts look-ups, and the clock that goes with it. */
final class FakeStore implements KeyLookup {
    static final String ID = "0123456789AB";

    private static final KeyRecord KEY = new KeyRecord(
            new ApiKey(ID, "shop", "", Set.of("Things:Get"), Instant.EPOCH, ApiKey.State.ACTIVE, Optional.empty()),
            KeyDigest.parse("sha256:" + "0123456789abcdef".repeat(4)));

    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong();
    private volatile boolean deleted;
    private volatile Runnable onLookUp = () -> {};

    VerifiedKeys verified(String lease) {
        return verified(lease, "100");
    }

    VerifiedKeys verified(String lease, String cacheSize) {
        Settings settings = Settings.of(Map.of("latchkey.revocation.lease", lease, "latchkey.cache.size", cacheSize));
        return new VerifiedKeys(this, new Vocabulary(), settings, nanoTime::get);
    }

    /** Reads first and then lets {@code onLookUp} take its time, as a slow database does. */
    @Override
    public Optional<KeyRecord> find(String keyId) {
        lookUps.incrementAndGet();
        Optional<KeyRecord> found = keyId.equals(ID) && !deleted ? Optional.of(KEY) : Optional.empty();
        onLookUp.run();
        return found;
    }

    void onLookUp(Runnable action) {
        onLookUp = action;
    }

    void delete() {
        deleted = true;
    }

    int lookUps() {
        return lookUps.get();
    }

    void startClockAt(long nanos) {
        nanoTime.set(nanos);
    }

    void advanceMillis(long millis) {
        nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
