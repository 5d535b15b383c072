package dev.latchkey.it.writers;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.ScopeRequired;

/** Is guarded on a method that is no getter. */
public class Methodical {
    public String id = "m";

    @JsonProperty("x")
    @ScopeRequired("Parts:Get")
    public String reveal() {
        return "canary-method";
    }
}
