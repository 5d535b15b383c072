package dev.latchkey.it.described;

import dev.latchkey.ScopeRequired;

/** Something with a price that not everybody sees. */
public class Thing {
    public String id = "1";
    public String name = "A thing";
    public String colour = "red";

    @ScopeRequired("Prices:Get")
    public String price = "1.00";

    @ScopeRequired(anyOf = {"Makers:Get", "Prices:Get"})
    public Maker maker = new Maker();
}
