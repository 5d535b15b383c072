package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** Answers one input of a prediction. */
@JsonbPropertyOrder({"id", "status", "createdAt", "model", "input", "data"})
public class OutputJson {
    public String id;
    public StatusJson status;

    @JsonbProperty("created_at")
    public Instant createdAt;

    public ModelJson model;
    public InputJson input;
    public PredictionJson data;
}
