package dev.latchkey.it.writers;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.latchkey.ScopeRequired;

/** Is guarded in JSON that is written as it is. */
public class Raw {
    public String id = "w";

    @JsonRawValue
    @ScopeRequired("Parts:Get")
    public String raw = "{\"deep\":\"canary-raw\"}";
}
