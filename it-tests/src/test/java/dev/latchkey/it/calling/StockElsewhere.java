package dev.latchkey.it.calling;

import dev.latchkey.client.CallerKeyHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A service at an origin that no key is for. */
@RegisterRestClient(configKey = "elsewhere")
@Path("/")
@RegisterClientHeaders(CallerKeyHeaders.class)
public interface StockElsewhere {
    @GET
    @Path("things")
    Response things();
}
