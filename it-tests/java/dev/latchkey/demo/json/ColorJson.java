package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** Gives one dominant colour and the share of the image that it covers, 0 to 1. */
@JsonbPropertyOrder({"rawHex", "hex", "value"})
public class ColorJson {
    @JsonbProperty("raw_hex")
    public String rawHex;

    public String hex;
    public double value;
}
