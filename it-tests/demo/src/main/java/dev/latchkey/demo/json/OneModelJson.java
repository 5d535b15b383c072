package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** Carries one model in an answer. */
@JsonbPropertyOrder({"status", "model"})
public class OneModelJson {
    public StatusJson status = new StatusJson();
    public ModelJson model;

    /** Wraps it as a success. */
    public static OneModelJson of(ModelJson model) {
        OneModelJson envelope = new OneModelJson();
        envelope.model = model;
        return envelope;
    }
}
