package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;

/** Says how the concepts of a model relate: here an image may have several of them, and others besides. */
public class OutputConfigJson {
    @JsonbProperty("concepts_mutually_exclusive")
    public boolean conceptsMutuallyExclusive;

    @JsonbProperty("closed_environment")
    public boolean closedEnvironment;
}
