package dev.latchkey.it.redacted;

import dev.latchkey.ScopeRequired;

/** Is guarded as a whole. */
@ScopeRequired("Money:Get")
public class Vault {
    public String code = "canary-code";

    @Override
    public String toString() {
        return code;
    }
}
