package dev.latchkey.it.kept;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Is served by each of the applications. */
@Path("kept")
public class KeptResource {
    @GET
    @ScopeRequired("Things:Get")
    public String get() {
        return "kept";
    }

    @GET
    @Path("public")
    @PublicEndpoint
    public String open() {
        return "public";
    }
}
