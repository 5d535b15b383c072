package dev.latchkey.it.writers;

import dev.latchkey.ScopeRequired;

/** Bears no annotation of Jackson's; a mix-in says what is hidden. */
public class Mixed {
    public String id = "x";
    public String hiddenFromAll = "hidden-from-all";

    @ScopeRequired("Parts:Get")
    public String secret = "canary-secret";
}
