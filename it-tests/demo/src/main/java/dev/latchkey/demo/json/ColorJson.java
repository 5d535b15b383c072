package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** Gives one dominant colour and the share of the image that it covers, 0 to 1. */
@JsonbPropertyOrder({"rawHex", "hex", "w3c", "value"})
public class ColorJson {
    @JsonbProperty("raw_hex")
    public String rawHex;

    public String hex;

    /** The nearest colour that has a name; some clients cannot do without. */
    public NamedColorJson w3c;

    public double value;
}
