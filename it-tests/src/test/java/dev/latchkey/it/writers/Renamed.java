package dev.latchkey.it.writers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.ScopeRequired;

/** Has names that JSON-B does not know, and hides what JSON-B would show. */
public class Renamed {
    @JsonProperty("n")
    public String name = "r";

    public String other = "o";

    @JsonIgnore
    public String password = "hidden-from-all";

    @JsonProperty("s")
    @ScopeRequired("Parts:Get")
    public String secret = "canary-renamed";
}
