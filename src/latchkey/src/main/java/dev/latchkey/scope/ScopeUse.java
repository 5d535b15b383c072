package dev.latchkey.scope;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * Notes which scopes of one key decided something, so that the others can be taken away. Where it is not certain that a scope decided
 * nothing, it counts as used. Once a scope is noted, noting it again reads one element of an array. Thread-safe.
 */
final class ScopeUse {
    private final ScopeSet held;
    private final Set<String> names;
    private final Vocabulary vocabulary;
    private final Consumer<String> observer;
    private final AtomicLongArray noted;

    /**
     * Begins with none.
     *
     * @param names the scopes of the key
     * @param observer gets the name of each that is noted, at least once
     */
    ScopeUse(ScopeSet held, Set<String> names, Vocabulary vocabulary, Consumer<String> observer) {
        this.held = held;
        this.names = names;
        this.vocabulary = vocabulary;
        this.observer = observer;
        this.noted = new AtomicLongArray(held.length());
    }

    /** Notes those of these scopes that the key holds. */
    void note(ScopeSet deciding) {
        for (int i = Math.min(held.length(), deciding.length()) - 1; i >= 0; i--) {
            long bits = held.word(i) & deciding.word(i);
            if ((noted.getPlain(i) & bits) != bits) {
                add(i, bits);
            }
        }
    }

    private void add(int index, long bits) {
        long before = noted.getAndAccumulate(index, bits, (one, other) -> one | other);
        for (String name : names) {
            int number = vocabulary.number(name);
            long bit = 1L << number;
            if (number / Long.SIZE == index && (bits & bit) != 0 && (before & bit) == 0) {
                observer.accept(name);
            }
        }
    }

    /** Notes one scope, if the key holds it. */
    void note(String scope) {
        if (names.contains(scope)) {
            note(vocabulary.setOf(Set.of(scope)));
        }
    }

    /** Notes all scopes of the key: they were given to somebody who may decide by them unseen. */
    void noteAll() {
        note(held);
    }
}
