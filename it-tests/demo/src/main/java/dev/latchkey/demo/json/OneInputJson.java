package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** Carries one input in an answer. */
@JsonbPropertyOrder({"status", "input"})
public class OneInputJson {
    public StatusJson status = new StatusJson();
    public InputJson input;

    /** Wraps it as a success. */
    public static OneInputJson of(InputJson input) {
        OneInputJson envelope = new OneInputJson();
        envelope.input = input;
        return envelope;
    }
}
