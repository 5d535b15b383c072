package dev.latchkey.scope;

import java.util.Arrays;

/** Holds scopes as bits, so that a check at run time is an {@code and}. Immutable; bits are given by {@link Vocabulary}. */
public final class ScopeSet {
    /** Holds nothing. */
    public static final ScopeSet EMPTY = new ScopeSet(new long[0]);

    private final long[] words;

    ScopeSet(long[] words) {
        this.words = words;
    }

    int length() {
        return words.length;
    }

    long word(int index) {
        return words[index];
    }

    /** Whether every scope of {@code other} is in this set. */
    public boolean containsAll(ScopeSet other) {
        for (int i = 0; i < other.words.length; i++) {
            long mine = i < words.length ? words[i] : 0;
            if ((other.words[i] & ~mine) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the sets have a scope in common. */
    public boolean intersects(ScopeSet other) {
        for (int i = Math.min(words.length, other.words.length) - 1; i >= 0; i--) {
            if ((words[i] & other.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScopeSet that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
