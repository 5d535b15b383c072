package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** Presents one image of the catalogue, or one to add, to change or to look at. */
@JsonbPropertyOrder({"id", "createdAt", "status", "data"})
public class InputJson {
    public String id;

    @JsonbProperty("created_at")
    public Instant createdAt;

    public StatusJson status;
    public DataJson data;
}
