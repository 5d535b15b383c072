package dev.latchkey.it.probe;

import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Declares what its implementations inherit. */
@ScopeRequired("Things:Get")
public interface Crud<T> {
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    String list();

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    @ScopeRequired("Things:Add")
    String add(T thing);
}
