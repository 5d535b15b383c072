package sample;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.Scope;
import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The smallest resource that shows every answer of Latchkey. */
@Path("photos")
@Produces(MediaType.APPLICATION_JSON)
@Scope(name = "Photos:Get", description = "See photos")
@Scope(name = "Photos:Delete", description = "Delete photos", requires = "Photos:Get")
@Scope(name = "Labels:Get", description = "See what is on photos")
public class PhotoResource {
    @GET
    @Path("p1")
    @ScopeRequired("Photos:Get")
    public Photo photo() {
        return new Photo();
    }

    @DELETE
    @Path("p1")
    @ScopeRequired("Photos:Delete")
    public void delete() {}

    @GET
    @Path("health")
    @Produces(MediaType.TEXT_PLAIN)
    @PublicEndpoint
    public String health() {
        return "up";
    }
}
