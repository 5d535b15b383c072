package dev.latchkey.it.described;

import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.GET;

/** Brings a method that its subclasses inherit. */
public abstract class Listed {
    @GET
    @ScopeRequired("Shelves:Get")
    public String list() {
        return "{}";
    }
}
