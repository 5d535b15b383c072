package dev.latchkey.demo.json;

import dev.latchkey.demo.catalogue.Concept;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** Names a concept and, on an input, says whether it is seen there. */
@JsonbPropertyOrder({"id", "name", "value", "createdAt"})
public class ConceptJson {
    public String id;
    public String name;

    /** A number or a boolean in requests, as clients differ; 0 or 1 in answers. */
    public JsonValue value;

    @JsonbProperty("created_at")
    public Instant createdAt;

    /** Shows a concept of the catalogue. */
    public static ConceptJson of(Concept concept) {
        ConceptJson shown = new ConceptJson();
        shown.id = concept.id();
        shown.name = concept.name();
        shown.createdAt = concept.created();
        return shown;
    }
}
