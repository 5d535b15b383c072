package dev.latchkey.it.cached;

import dev.latchkey.ScopeRequired;

/** A picture, the label of which needs a scope. */
public record Shot(String id, String title, @ScopeRequired("Labels:Get") String label) {
    /** The only one; Johnzon would take a static method without parameters for a member, and write without end. */
    public static final Shot ONE = new Shot("a", "of a", "canary");
}
