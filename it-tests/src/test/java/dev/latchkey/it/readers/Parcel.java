package dev.latchkey.it.readers;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.latchkey.ScopeRequired;

/** Has members that Jackson takes by other names, and from the object around them. */
public class Parcel {
    public String name;

    @ScopeRequired("Parts:Get")
    @JsonAlias({"gain", "profit"})
    public String margin;

    @JsonUnwrapped(prefix = "box_")
    public Box box;

    /** Stands among the members of the parcel. */
    public static class Box {
        public String size;

        @ScopeRequired("Parts:Get")
        public String cost;
    }

    @Override
    public String toString() {
        boolean hasBox = box != null && (box.size != null || box.cost != null);
        return name + " " + margin + (hasBox ? " " + box.size + " " + box.cost : "");
    }
}
