package dev.latchkey.demo.json;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** Holds what an input is made of. */
@JsonbPropertyOrder({"image", "concepts", "metadata"})
public class DataJson {
    public ImageJson image;
    public List<ConceptJson> concepts;

    /** An object of the client's own making; its type is checked where it is used. */
    public JsonValue metadata;
}
