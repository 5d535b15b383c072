package dev.latchkey.redaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Function;

/**
 * Remembers what was worked out about classes, as long as they live and not of more than there are places for. What it gives is
 * the same whether it is remembered or worked out anew. Thread-safe.
 */
final class ClassCache<V> {
    private static final int MAX_CLASSES = 8192;

    private final Function<Class<?>, V> work;
    /** Asked for with every member that is written. */
    private final IdentityCache<Class<?>, V> near = new IdentityCache<>();

    private final Cache<Class<?>, V> all = Caffeine.newBuilder()
            .executor(Runnable::run)
            .weakKeys()
            .maximumSize(MAX_CLASSES)
            .build();

    /** Works out by {@code work}, which must depend on the class alone. */
    ClassCache(Function<Class<?>, V> work) {
        this.work = work;
    }

    V get(Class<?> type) {
        V found = near.get(type);
        if (found == null) {
            found = all.getIfPresent(type);
            if (found == null) {
                found = work.apply(type);
                all.put(type, found);
            }
            near.put(type, found);
        }
        return found;
    }
}
