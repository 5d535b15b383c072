package dev.latchkey.demo.json;

import dev.latchkey.Access;
import dev.latchkey.ScopeRequired;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** Holds what an input is made of. */
@JsonbPropertyOrder({"image", "concepts", "metadata"})
public class DataJson {
    public ImageJson image;

    /** Who may not read concepts sees an input without them. In the original service, such keys can write them. */
    @ScopeRequired(value = "Concepts:Get", on = Access.READ)
    public List<ConceptJson> concepts;

    /** An object of the client's own making; its type is checked where it is used. */
    public JsonValue metadata;
}
