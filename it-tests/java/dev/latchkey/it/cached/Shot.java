package dev.latchkey.it.cached;

import dev.latchkey.ScopeRequired;

/** A picture, the label of which needs a scope. */
public record Shot(String id, String title, @ScopeRequired("Labels:Get") String label) {
    /** The only one. */
    public static Shot one() {
        return new Shot("a", "of a", "canary");
    }
}
