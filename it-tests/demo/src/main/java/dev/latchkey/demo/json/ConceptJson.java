package dev.latchkey.demo.json;

import dev.latchkey.Access;
import dev.latchkey.ScopeRequired;
import dev.latchkey.demo.catalogue.Concept;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** Names a concept and, on an input, says whether it is seen there. */
@JsonbPropertyOrder({"id", "name", "value", "definition", "createdAt"})
public class ConceptJson {
    public String id;
    public String name;

    /** A number or a boolean in requests, as clients differ; 0 or 1 in answers. */
    public JsonValue value;

    /** Everybody who reads the concept reads it; to write it is to edit the concept. */
    @ScopeRequired(value = "Concepts:Patch", on = Access.WRITE)
    public String definition;

    @JsonbProperty("created_at")
    public Instant createdAt;

    /** Shows a concept of the catalogue. */
    public static ConceptJson of(Concept concept) {
        ConceptJson shown = new ConceptJson();
        shown.id = concept.id();
        shown.name = concept.name();
        shown.definition = concept.definition().orElse(null);
        shown.createdAt = concept.created();
        return shown;
    }
}
