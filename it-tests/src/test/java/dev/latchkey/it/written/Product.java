package dev.latchkey.it.written;

import dev.latchkey.Access;
import dev.latchkey.Identity;
import dev.latchkey.ScopeRequired;
import java.util.List;

/** A product of which members require scopes. */
public class Product {
    public String name;

    @ScopeRequired("Margins:Get")
    public Integer margin;

    @ScopeRequired(value = "Prices:Change", on = Access.WRITE)
    public Integer price;

    public List<Line> lines;

    /** A line of a product. */
    public static class Line {
        @Identity
        public String id;

        public String text;

        @ScopeRequired("Margins:Get")
        public Integer margin;
    }
}
