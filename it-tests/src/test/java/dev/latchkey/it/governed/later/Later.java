package dev.latchkey.it.governed.later;

import dev.latchkey.Scope;

/** Adds a scope to the application, which its other version does not know. */
@Scope(name = "Later:Get")
public final class Later {
    private Later() {}
}
