package dev.latchkey.demo.json;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** Names a concept and, on an input, says whether it is seen there. */
@JsonbPropertyOrder({"id", "name", "value", "createdAt"})
public class ConceptJson {
    public String id;
    public String name;

    /** A number or a boolean in requests, as clients differ; 0 or 1 in answers. */
    public JsonValue value;

    @JsonbProperty("created_at")
    public Instant createdAt;
}
