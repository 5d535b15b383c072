package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** Carries the versions of a model in an answer. */
@JsonbPropertyOrder({"status", "modelVersions"})
public class ModelVersionsJson {
    public StatusJson status = new StatusJson();

    @JsonbProperty("model_versions")
    public List<ModelVersionJson> modelVersions;

    /** Wraps them as a success. */
    public static ModelVersionsJson of(List<ModelVersionJson> versions) {
        ModelVersionsJson envelope = new ModelVersionsJson();
        envelope.modelVersions = versions;
        return envelope;
    }
}
