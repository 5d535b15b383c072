package dev.latchkey.it.redacted;

import dev.latchkey.ScopeRequired;

/** Cannot be read to its end. */
public class Broken {
    public String getA() {
        return "open";
    }

    @ScopeRequired("Money:Get")
    public String getB() {
        return "canary-b";
    }

    public String getC() {
        throw new IllegalStateException("canary-c");
    }
}
