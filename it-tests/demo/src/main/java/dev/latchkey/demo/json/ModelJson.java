package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** Presents a model. */
@JsonbPropertyOrder({"id", "name", "createdAt", "outputInfo", "modelVersion"})
public class ModelJson {
    public String id;
    public String name;

    @JsonbProperty("created_at")
    public Instant createdAt;

    @JsonbProperty("output_info")
    public OutputInfoJson outputInfo;

    @JsonbProperty("model_version")
    public ModelVersionJson modelVersion;
}
