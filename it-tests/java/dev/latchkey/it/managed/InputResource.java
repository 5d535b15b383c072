package dev.latchkey.it.managed;

import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Stands for what keys are made for. */
@Path("inputs")
@Produces(MediaType.APPLICATION_JSON)
public class InputResource {
    @GET
    @ScopeRequired("Inputs:Get")
    public Input get() {
        return new Input("a", "/a", "of a", List.of("canary"));
    }

    @DELETE
    @ScopeRequired("Inputs:Delete")
    public void delete() {
        // Only whether it is reached matters.
    }
}
