package dev.latchkey.it.plain;

import dev.latchkey.ScopeRequired;

/** Could pass for a bean, with a final getter that no interceptor could stand in front of. */
@ScopeRequired("Things:Get")
public class PlainData {
    public final String getName() {
        return "data";
    }
}
