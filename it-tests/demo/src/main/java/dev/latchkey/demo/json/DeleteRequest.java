package dev.latchkey.demo.json;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** Says which things to delete: those with some ids, or all. */
public class DeleteRequest {
    public List<String> ids;

    @JsonbProperty("delete_all")
    public boolean all;
}
