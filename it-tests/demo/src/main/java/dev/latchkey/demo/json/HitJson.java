package dev.latchkey.demo.json;

import dev.latchkey.ScopeRequired;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** Presents an input that a search found, and how well it fits, 0 to 1. */
@JsonbPropertyOrder({"score", "input"})
public class HitJson {
    public double score;

    /** Most of what a search answers: a key that may search and not read inputs is refused. */
    @ScopeRequired("Inputs:Get")
    public InputJson input;
}
