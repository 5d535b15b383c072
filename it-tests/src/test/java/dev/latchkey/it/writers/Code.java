package dev.latchkey.it.writers;

import dev.latchkey.ScopeRequired;

/** Is text, and guarded. */
@ScopeRequired("Parts:Get")
public class Code implements CharSequence {
    private final String text = "canary-code";

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
