package dev.latchkey.it.writers;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Makes what is guarded by a method that is no getter. */
public class Maker {
    public String id = "m";

    @JsonProperty("made")
    public Item make() {
        return new Item();
    }
}
