package dev.latchkey.it.probe;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Is guarded as a class, with methods that say otherwise; an EJB besides. */
@Stateless
@Path("class-guarded")
@Produces(MediaType.TEXT_PLAIN)
@ScopeRequired("Things:Add")
public class ClassGuardedResource {
    @GET
    public String get() {
        return "class";
    }

    @GET
    @Path("weaker")
    @ScopeRequired("Things:Get")
    public String weaker() {
        return "method";
    }

    @GET
    @Path("public")
    @PublicEndpoint
    public String open() {
        return "public";
    }
}
