package dev.latchkey.it.calling;

import dev.latchkey.client.CallerKeyHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The same service, called with the caller's key. */
@RegisterRestClient(configKey = "stock")
@Path("/")
@RegisterClientHeaders(CallerKeyHeaders.class)
public interface StockOfCaller {
    @GET
    @Path("things")
    Response things();

    @GET
    @Path("away")
    Response away();
}
