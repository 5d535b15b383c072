package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** Carries one version of a model in an answer. */
@JsonbPropertyOrder({"status", "modelVersion"})
public class OneModelVersionJson {
    public StatusJson status = new StatusJson();

    @JsonbProperty("model_version")
    public ModelVersionJson modelVersion;

    /** Wraps it as a success. */
    public static OneModelVersionJson of(ModelVersionJson version) {
        OneModelVersionJson envelope = new OneModelVersionJson();
        envelope.modelVersion = version;
        return envelope;
    }
}
