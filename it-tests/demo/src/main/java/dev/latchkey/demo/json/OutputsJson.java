package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** Carries the outputs of a prediction. */
@JsonbPropertyOrder({"status", "outputs"})
public class OutputsJson {
    public StatusJson status = new StatusJson();
    public List<OutputJson> outputs;

    /** Wraps them as a success. */
    public static OutputsJson of(List<OutputJson> outputs) {
        OutputsJson envelope = new OutputsJson();
        envelope.outputs = outputs;
        return envelope;
    }
}
