package dev.latchkey.redaction;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Remembers what was found out about objects of the application that each response asks for, such as its {@code Jsonb}s, for as long as
 * they live. It forgets one when another takes its place: so it counts nothing, waits for nobody and needs no upkeep.
 * Thread-safe.
 */
final class IdentityCache<K, V> {
    private static final int PLACES = 512;

    private final AtomicReferenceArray<Known<K, V>> places = new AtomicReferenceArray<>(PLACES);

    private record Known<K, V>(WeakReference<K> key, V value) {}

    /** What is remembered of this very object; null if that is nothing. */
    V get(K key) {
        Known<K, V> known = places.getAcquire(place(key));
        return known != null && known.key.refersTo(key) ? known.value : null;
    }

    void put(K key, V value) {
        places.setRelease(place(key), new Known<>(new WeakReference<>(key), value));
    }

    private static int place(Object key) {
        int hash = System.identityHashCode(key);
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
