package dev.latchkey.it.governed;

import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Is what the keys are for. */
@Path("inputs/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class InputResource {
    @GET
    @ScopeRequired("Inputs:Get")
    public Input get(@PathParam("id") String id) {
        return new Input(id, "/" + id, "canary");
    }

    @PUT
    @ScopeRequired("Inputs:Add")
    public void put(@PathParam("id") String id, Input input) {}

    @DELETE
    @ScopeRequired("Inputs:Delete")
    public void delete(@PathParam("id") String id) {}
}
