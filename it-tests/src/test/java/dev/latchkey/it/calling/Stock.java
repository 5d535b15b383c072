package dev.latchkey.it.calling;

import dev.latchkey.client.ApiKeyHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The service that is called with a key of the web application's own. WildFly Preview finds a client by its {@code @Path}. */
@RegisterRestClient(configKey = "stock")
@Path("/")
@RegisterClientHeaders(ApiKeyHeaders.class)
public interface Stock {
    @GET
    @Path("things")
    Response things();

    @GET
    @Path("away")
    Response away();
}
