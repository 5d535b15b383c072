package dev.latchkey.scope;

import dev.latchkey.config.Exclusion;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Numbers the scopes of one web application, so that sets of them are bits.
 *
 * <p>Names are numbered when they are first met, in declarations or on keys, and keep their number. Thread-safe.
 */
public final class Vocabulary {
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Exclusion exclusion = new Exclusion();

    /** The set of these scopes. */
    public ScopeSet setOf(Collection<String> names) {
        long[] words = new long[0];
        for (String name : names) {
            int number = number(name);
            if (number / Long.SIZE >= words.length) {
                words = Arrays.copyOf(words, number / Long.SIZE + 1);
            }
            words[number / Long.SIZE] |= 1L << number;
        }
        return words.length == 0 ? ScopeSet.EMPTY : new ScopeSet(words);
    }

    /** Returns the scopes of a caller with a key who holds exactly these, perhaps none. */
    public GrantedScopes granted(Set<String> names) {
        return new GrantedScopes(setOf(names), Set.copyOf(names), null);
    }

    /**
     * Returns the same, whose use is noted.
     *
     * @param observer gets the name of each scope that decided something, at least once
     */
    public GrantedScopes granted(Set<String> names, Consumer<String> observer) {
        ScopeSet bits = setOf(names);
        Set<String> copy = Set.copyOf(names);
        return new GrantedScopes(bits, copy, new ScopeUse(bits, copy, this, observer));
    }

    int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        return exclusion.get(() -> numbers.computeIfAbsent(name, unknown -> numbers.size()));
    }
}
