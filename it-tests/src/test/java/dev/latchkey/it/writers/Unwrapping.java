package dev.latchkey.it.writers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Shows an item's parts as its own. */
public class Unwrapping {
    public String name = "u";

    @JsonUnwrapped
    public Item item = new Item();
}
