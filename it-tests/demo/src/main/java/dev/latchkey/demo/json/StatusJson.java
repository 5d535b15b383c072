package dev.latchkey.demo.json;

import dev.latchkey.demo.Code;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** Reports success. Some clients take any member besides these two for a failure. */
@JsonbPropertyOrder({"code", "description"})
public class StatusJson {
    public int code = Code.OK.number();
    public String description = Code.OK.description();

    /** What is said of a version of a model that can be asked. */
    public static StatusJson trained() {
        StatusJson status = new StatusJson();
        status.code = Code.TRAINED.number();
        status.description = Code.TRAINED.description();
        return status;
    }
}
