package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** Names the state of a model that made an output. */
@JsonbPropertyOrder({"id", "createdAt", "status"})
public class ModelVersionJson {
    public String id;

    @JsonbProperty("created_at")
    public Instant createdAt;

    public StatusJson status;
}
