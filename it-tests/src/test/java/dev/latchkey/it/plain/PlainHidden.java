package dev.latchkey.it.plain;

import dev.latchkey.ScopeRequired;

/** Could pass for a bean, with a constructor that no proxy could call. */
public class PlainHidden {
    private PlainHidden() {}

    @ScopeRequired("Things:Get")
    public String getName() {
        return "hidden";
    }
}
