package dev.latchkey.redact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps a bounded number of entries: the one that was not asked for the longest makes room. */
final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    private RecentlyUsed(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    /** An empty map of at most so many entries. Thread-safe. */
    static <K, V> Map<K, V> ofAtMost(int most) {
        return Collections.synchronizedMap(new RecentlyUsed<>(most));
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
