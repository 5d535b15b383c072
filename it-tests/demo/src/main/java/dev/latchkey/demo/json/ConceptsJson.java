package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** Carries concepts in an answer. */
@JsonbPropertyOrder({"status", "concepts"})
public class ConceptsJson {
    public StatusJson status = new StatusJson();
    public List<ConceptJson> concepts;

    /** Wraps them as a success. */
    public static ConceptsJson of(List<ConceptJson> concepts) {
        ConceptsJson envelope = new ConceptsJson();
        envelope.concepts = concepts;
        return envelope;
    }
}
