package dev.latchkey.it.dispatched;

import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Is reached by dispatches as well. */
@Path("things")
public class DispatchedResource {
    @GET
    @ScopeRequired("Things:Get")
    @Produces(MediaType.TEXT_PLAIN)
    public String get() {
        return "[rest]";
    }
}
