package dev.latchkey.authentication;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Exclusion;
import dev.latchkey.key.KeySource;
import dev.latchkey.key.KeyUse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Gathers how much keys are used, to be written in batches: nothing is written while a request waits. What was gathered since
 * the last batch is lost in a crash. Thread-safe.
 */
final class UsageRecorder {
    private static final Logger LOG = System.getLogger(UsageRecorder.class.getName());
    private static final int BATCH = 500;
    private static final int LONGEST_ADDRESS = 45;
    private static final int MOST_UNWRITTEN = 100_000;

    private final KeySource store;
    private final Exclusion exclusion = new Exclusion();
    private final boolean written;
    private final Map<String, Use> byKey = new ConcurrentHashMap<>();
    private Map<String, KeyUse> unwritten = new HashMap<>();
    private volatile long clock = System.currentTimeMillis();

    /**
     * Begins with nothing.
     *
     * @param written whether uses are ever written; if not, nothing is kept for it
     */
    UsageRecorder(KeySource store, boolean written) {
        this.store = store;
        this.written = written;
    }

    /** What is counted of one key. */
    final class Use {
        private final String reportedAs;
        private final LongAdder calls = new LongAdder();
        private volatile long lastMillis;
        private volatile String address = "";
        private final Set<String> scopes = ConcurrentHashMap.newKeySet();

        private Use(String reportedAs) {
            this.reportedAs = reportedAs;
        }

        /** The key has authenticated a request, which came from an address. */
        void note(Supplier<String> from) {
            calls.increment();
            long now = clock;
            // Writes that all processors see, once for each tick.
            if (now != lastMillis) {
                lastMillis = now;
                String text = from.get();
                address = text.length() > LONGEST_ADDRESS ? text.substring(0, LONGEST_ADDRESS) : text;
            }
        }
    }

    /** Reads the clock, so that no request need do it. */
    void tick() {
        clock = System.currentTimeMillis();
    }

    Use of(String keyId) {
        return of(keyId, keyId);
    }

    /** What is counted of an access token belongs to its client. */
    Use of(String id, String keyId) {
        return written ? byKey.computeIfAbsent(id, unused -> new Use(keyId)) : new Use(keyId);
    }

    /** Returns what notes scopes of a key that decided something, also long after the key was evicted from the cache. */
    Consumer<String> deciding(String id, String keyId) {
        return written ? scope -> of(id, keyId).scopes.add(scope) : scope -> {};
    }

    /** Writes what was gathered; what cannot be written now is kept for the next time. */
    void write() {
        exclusion.run(this::writeNow);
    }

    private void writeNow() {
        byKey.values().forEach(use -> {
            long calls = use.calls.sumThenReset();
            Set<String> scopes = Set.copyOf(use.scopes);
            if (calls > 0 || !scopes.isEmpty()) {
                use.scopes.removeAll(scopes);
                Instant last = Instant.ofEpochMilli(use.lastMillis);
                KeyUse more = new KeyUse(use.reportedAs, last, calls, use.address, scopes, false);
                unwritten.merge(use.reportedAs, more, UsageRecorder::sum);
            }
        });
        tick();
        List<KeyUse> all = new ArrayList<>(unwritten.values());
        for (int from = 0; from < all.size(); from += BATCH) {
            List<KeyUse> batch = all.subList(from, Math.min(from + BATCH, all.size()));
            try {
                store.add(batch);
                batch.forEach(keyUse -> unwritten.remove(keyUse.keyId()));
            } catch (StoreUnavailableException outage) {
                LOG.log(Level.DEBUG, "The usage of keys could not be written, and is written later", outage);
                break;
            }
        }
        if (unwritten.size() > MOST_UNWRITTEN) {
            unwritten = new HashMap<>();
        }
    }

    private static KeyUse sum(KeyUse one, KeyUse other) {
        KeyUse last = one.lastUsed().isAfter(other.lastUsed()) ? one : other;
        Set<String> scopes = new HashSet<>(one.scopes());
        scopes.addAll(other.scopes());
        return new KeyUse(one.keyId(), last.lastUsed(), one.calls() + other.calls(), last.address(), scopes, false);
    }

    /** Returns for how many keys and access tokens uses are kept. */
    int size() {
        return byKey.size();
    }

    /** Lets go of keys that are remembered no more; those that were used since the last batch stay until the next. */
    void retain(Predicate<String> remembered) {
        byKey.entrySet()
                .removeIf(entry -> entry.getValue().calls.sum() == 0
                        && entry.getValue().scopes.isEmpty()
                        && !remembered.test(entry.getKey()));
    }
}
