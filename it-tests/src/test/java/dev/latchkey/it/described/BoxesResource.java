package dev.latchkey.it.described;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What locators lead to. */
@Produces(MediaType.APPLICATION_JSON)
public class BoxesResource {
    @GET
    @ScopeRequired("Boxes:Get")
    public String all() {
        return "{}";
    }

    @GET
    @Path("{box: [a-z]}")
    @PublicEndpoint
    public String one(@PathParam("box") String box) {
        return "{}";
    }

    @Path("deep")
    @ScopeRequired("Boxes:Dive")
    public BoxesResource deeper() {
        return this;
    }
}
