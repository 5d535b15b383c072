package dev.latchkey.it.writers;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Declares nothing: pointers do. */
public class Pointed {
    public String id = "p";

    @JsonProperty("n")
    public String name = "pointed-name";
}
