package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** Carries models in an answer. */
@JsonbPropertyOrder({"status", "models"})
public class ModelsJson {
    public StatusJson status = new StatusJson();
    public List<ModelJson> models;

    /** Wraps them as a success. */
    public static ModelsJson of(List<ModelJson> models) {
        ModelsJson envelope = new ModelsJson();
        envelope.models = models;
        return envelope;
    }
}
