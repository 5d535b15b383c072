package dev.latchkey.it.described;

import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Declares a method for those who implement it. */
public interface Counted {
    @GET
    @Path("count")
    @ScopeRequired("Shelves:Count")
    String count();
}
