package dev.latchkey.it.writers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/** Is written as something else. */
public class Valued {
    private final Item item = new Item();

    @JsonValue
    public Map<String, Object> value() {
        return Map.of("item", item);
    }
}
