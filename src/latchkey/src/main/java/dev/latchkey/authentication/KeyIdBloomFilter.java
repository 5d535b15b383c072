package dev.latchkey.authentication;

import dev.latchkey.config.Exclusion;
import dev.latchkey.key.KeySource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BiFunction;

/**
 * Guesses which keys exist without asking the store: it is never wrong about one that it was told of, and about one in a
 * thousand others. So a flood of keys that do not exist is told from keys that do. Nobody is refused for a guess alone.
 *
 * <p>A Bloom filter of 2 bytes for each key. Thread-safe.
 */
final class KeyIdBloomFilter {
    private static final int PAGE = 10_000;
    private static final int BITS_PER_ID = 16;
    private static final int HASHES = 6;
    private static final int SMALLEST = 1 << 12;
    /** 32 MB; with more keys it is wrong more often. */
    private static final int LARGEST = 1 << 24;

    private volatile Filter filter;
    private final Exclusion exclusion = new Exclusion();
    private volatile Filter loading;

    /** Whether the key may exist; true as long as it is not known which do. */
    boolean mayHold(String id) {
        Filter current = filter;
        return current == null || current.mayHold(id);
    }

    /** A key was made, or changed. */
    void add(Iterable<String> ids) {
        Filter current = filter;
        Filter next = loading;
        for (String id : ids) {
            if (current != null) {
                current.add(id);
            }
            if (next != null) {
                next.add(id);
            }
        }
        if (current != null && current.isFull() && current.capacity < LARGEST) {
            forget();
        }
    }

    /** Any key may have been made. */
    void forget() {
        filter = null;
    }

    boolean isLoaded() {
        return filter != null;
    }

    /** Learns of all keys and access tokens in the store. Those that are made meanwhile have to be {@linkplain #add added}. */
    void load(KeySource store) {
        exclusion.run(() -> learn(store));
    }

    private void learn(KeySource store) {
        try {
            Filter next = null;
            for (int capacity = SMALLEST; next == null; capacity *= 4) {
                Filter attempt = new Filter(capacity);
                loading = attempt;
                // If there are more, it begins anew, with room for more than there seem to be.
                next = attempt.learn(store::ids) && attempt.learn(store::tokenIds) ? attempt : null;
            }
            filter = next;
        } finally {
            loading = null;
        }
    }

    private static final class Filter {
        private final AtomicLongArray bits;
        private final int capacity;
        private final AtomicInteger size = new AtomicInteger();

        Filter(int capacity) {
            this.capacity = capacity;
            this.bits = new AtomicLongArray((int) ((long) capacity * BITS_PER_ID / Long.SIZE));
        }

        boolean isFull() {
            return size.get() >= capacity;
        }

        /** Learns ids page by page; false if there are too many. */
        boolean learn(BiFunction<String, Integer, List<String>> pages) {
            String last = "";
            List<String> page;
            do {
                page = pages.apply(last, PAGE);
                if (size.get() + page.size() > capacity && capacity < LARGEST) {
                    return false;
                }
                page.forEach(this::add);
                last = page.isEmpty() ? last : page.get(page.size() - 1);
            } while (page.size() == PAGE);
            return true;
        }

        void add(String id) {
            long hash = hash(id);
            for (int i = 0; i < HASHES; i++) {
                long bit = bit(hash, i);
                bits.accumulateAndGet((int) (bit >>> 6), 1L << bit, (was, more) -> was | more);
            }
            size.incrementAndGet();
        }

        boolean mayHold(String id) {
            long hash = hash(id);
            for (int i = 0; i < HASHES; i++) {
                long bit = bit(hash, i);
                if ((bits.get((int) (bit >>> 6)) & 1L << bit) == 0) {
                    return false;
                }
            }
            return true;
        }

        private long bit(long hash, int round) {
            long mixed = (hash & 0xffffffffL) + round * (hash >>> 32 | 1);
            return Math.floorMod(mixed, (long) bits.length() * Long.SIZE);
        }

        /** FNV-1a, then the finish of MurmurHash3, which spreads it over all bits. */
        private static long hash(String id) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < id.length(); i++) {
                hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
            hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
            return hash ^ hash >>> 33;
        }
    }
}
