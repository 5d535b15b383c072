package dev.latchkey.it.described;

import dev.latchkey.Access;
import dev.latchkey.ScopeRequired;
import java.util.List;

/** Is sent, and has members that not every key can write. */
public class Wish {
    public String name;

    @ScopeRequired("Prices:Get")
    public String price;

    public List<Part> parts;

    /** A part of it. */
    public static class Part {
        public String name;

        @ScopeRequired(
                anyOf = {"Makers:Get", "Prices:Get"},
                on = Access.WRITE)
        public Maker maker;
    }
}
