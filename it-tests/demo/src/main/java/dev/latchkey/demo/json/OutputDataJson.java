package dev.latchkey.demo.json;

import dev.latchkey.ScopeRequired;
import java.util.List;

/** Lists what the outputs of a model can hold. */
public class OutputDataJson {

    /** Who may not read concepts sees a model without them. */
    @ScopeRequired("Concepts:Get")
    public List<ConceptJson> concepts;
}
