package dev.latchkey.demo.json;

import dev.latchkey.ScopeRequired;
import java.util.List;

/** Holds what a model sees in one image: colours or concepts, what is most certain first. */
public class PredictionJson {
    public List<ColorJson> colors;

    @ScopeRequired("Concepts:Get")
    public List<ConceptJson> concepts;
}
