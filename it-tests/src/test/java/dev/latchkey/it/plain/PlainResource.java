package dev.latchkey.it.plain;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Is served wherever web.xml maps REST to. */
@Path("plain")
@Produces(MediaType.APPLICATION_JSON)
public class PlainResource {
    @Inject
    Visit visit;

    @GET
    @ScopeRequired("Things:Get")
    public PlainAnswer get() {
        return new PlainAnswer("plain", visit.keyId());
    }

    @GET
    @Path("failing/{how}")
    @PublicEndpoint
    public String failing(@PathParam("how") String how) {
        throw new UnsupportedOperationException(how);
    }
}
