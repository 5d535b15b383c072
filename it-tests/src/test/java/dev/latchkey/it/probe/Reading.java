package dev.latchkey.it.probe;

import dev.latchkey.ScopeRequired;

/** Guards a method that its implementations inherit. */
public interface Reading {
    @ScopeRequired("Things:Add")
    default String readDefault() {
        return "read by default";
    }
}
