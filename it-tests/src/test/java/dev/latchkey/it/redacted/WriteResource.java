package dev.latchkey.it.redacted;

import dev.latchkey.Redaction;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.Redaction.Portion;
import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicInteger;

/** Changes something that can be counted, and answers with guarded objects. */
@Path("writes")
@ScopeRequired("Photos:Get")
@Produces(MediaType.APPLICATION_JSON)
public class WriteResource {
    private static final AtomicInteger WRITES = new AtomicInteger();

    @GET
    public int count() {
        return WRITES.get();
    }

    /** The type says beforehand that all answers would be refused. */
    @POST
    @Path("declared")
    public Invoice declared() {
        WRITES.incrementAndGet();
        return new Invoice();
    }

    private static Response written(Object answer) {
        WRITES.incrementAndGet();
        return Response.status(201).entity(answer).header("Location", "/1").build();
    }

    @POST
    public Response post() {
        return written(new Invoice());
    }

    @PUT
    public Response put() {
        return written(new Invoice());
    }

    @PATCH
    public Response patch() {
        return written(new Invoice());
    }

    @DELETE
    public Response delete() {
        return written(new Vault());
    }

    @POST
    @Path("measured")
    @Redaction(portion = Portion.MEASURED, limit = 0)
    public Photo measured() {
        WRITES.incrementAndGet();
        return Photo.named("a");
    }

    @POST
    @Path("reject")
    @Redaction(onMissing = OnMissing.REJECT)
    public Response reject() {
        return written(Photo.named("a"));
    }
}
