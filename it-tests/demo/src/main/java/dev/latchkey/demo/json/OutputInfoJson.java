package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** Tells what a model's outputs hold. A member {@code message} would mean to clients that the rest is not to be had. */
@JsonbPropertyOrder({"type", "typeExt", "data", "config"})
public class OutputInfoJson {
    public String type;

    @JsonbProperty("type_ext")
    public String typeExt;

    public OutputDataJson data;

    @JsonbProperty("output_config")
    public OutputConfigJson config;
}
