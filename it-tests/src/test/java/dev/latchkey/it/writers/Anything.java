package dev.latchkey.it.writers;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.latchkey.ScopeRequired;
import java.util.Map;

/** Is guarded in members of any name. */
public class Anything {
    public String id = "a";

    @JsonAnyGetter
    @ScopeRequired("Parts:Get")
    public Map<String, String> rest() {
        return Map.of("any", "canary-any");
    }
}
