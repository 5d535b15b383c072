package dev.latchkey.it.readers;

import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Keeps what was bound. */
@Path("read")
@Consumes("application/json")
@Produces("text/plain")
@ScopeRequired("Items:Get")
public class ReadResource {
    private static volatile String bound;

    @POST
    @Path("parcel")
    public void parcel(Parcel parcel) {
        bound = parcel.toString();
    }

    @POST
    @Path("loose")
    public void loose(Loose loose) {
        bound = loose.toString();
    }

    @GET
    public String bound() {
        String last = String.valueOf(bound);
        bound = null;
        return last;
    }
}
