package dev.latchkey.demo.json;

import dev.latchkey.demo.Code;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** Reports success. Some clients take any member besides these two for a failure. */
@JsonbPropertyOrder({"code", "description"})
public class StatusJson {
    public int code = Code.OK.number();
    public String description = Code.OK.description();
}
