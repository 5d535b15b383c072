package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** Carries one concept in an answer. */
@JsonbPropertyOrder({"status", "concept"})
public class OneConceptJson {
    public StatusJson status = new StatusJson();
    public ConceptJson concept;

    /** Wraps it as a success. */
    public static OneConceptJson of(ConceptJson concept) {
        OneConceptJson envelope = new OneConceptJson();
        envelope.concept = concept;
        return envelope;
    }
}
