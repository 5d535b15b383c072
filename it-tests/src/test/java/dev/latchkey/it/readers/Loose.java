package dev.latchkey.it.readers;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.latchkey.ScopeRequired;
import java.util.Map;
import java.util.TreeMap;

/** Takes every member that it does not know. */
public class Loose {
    public String name;

    private final Map<String, Object> others = new TreeMap<>();

    /** Is for keys with the scope. */
    @JsonAnySetter
    @ScopeRequired("Parts:Get")
    public void put(String name, Object value) {
        others.put(name, value);
    }

    @Override
    public String toString() {
        return name + " " + others;
    }
}
