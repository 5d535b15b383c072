package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** Carries inputs in an answer. */
@JsonbPropertyOrder({"status", "inputs"})
public class InputsJson {
    public StatusJson status = new StatusJson();
    public List<InputJson> inputs;

    /** Wraps them as a success. */
    public static InputsJson of(List<InputJson> inputs) {
        InputsJson envelope = new InputsJson();
        envelope.inputs = inputs;
        return envelope;
    }
}
