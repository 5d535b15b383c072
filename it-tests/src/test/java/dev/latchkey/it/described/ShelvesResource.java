package dev.latchkey.it.described;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Paths that differ only by their expressions, or by the names of their variables, and locators. */
@Path("/shelves")
@Produces(MediaType.APPLICATION_JSON)
public class ShelvesResource extends Listed implements Counted {
    @GET
    @Path("{id: [0-9]{4}}")
    @ScopeRequired("Years:Get")
    public String year(@PathParam("id") String id) {
        return "{}";
    }

    @GET
    @Path("{id: [a-z]+}")
    @ScopeRequired("Words:Get")
    public String word(@PathParam("id") String id) {
        return "{}";
    }

    @DELETE
    @Path("{word: [a-z]+}")
    @ScopeRequired("Words:Delete")
    public void delete(@PathParam("word") String word) {}

    @HEAD
    @Path("{id: [0-9]{4}}")
    @ScopeRequired("Years:Look")
    public void look(@PathParam("id") String id) {}

    @GET
    @Path("open/{id: [0-9]{4}}")
    @PublicEndpoint
    public String openYear(@PathParam("id") String id) {
        return "{}";
    }

    @GET
    @Path("open/{id: [a-z]+}")
    @ScopeRequired("Words:Get")
    public String openWord(@PathParam("id") String id) {
        return "{}";
    }

    @Override
    public String count() {
        return "{}";
    }

    @Path("{id: [0-9]{4}}/boxes")
    @ScopeRequired("Boxes:Enter")
    public BoxesResource boxes(@PathParam("id") String id) {
        return new BoxesResource();
    }

    @Path("free")
    @PublicEndpoint
    public BoxesResource free() {
        return new BoxesResource();
    }
}
