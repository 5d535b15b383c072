package dev.latchkey.demo.json;

import dev.latchkey.Access;
import dev.latchkey.ScopeRequired;
import java.util.List;

/** Lists what the outputs of a model can hold. */
public class OutputDataJson {

    /** Who may not read concepts sees a model without them. In the original service, such keys can write them. */
    @ScopeRequired(value = "Concepts:Get", on = Access.READ)
    public List<ConceptJson> concepts;
}
