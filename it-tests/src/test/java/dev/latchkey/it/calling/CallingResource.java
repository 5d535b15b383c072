package dev.latchkey.it.calling;

import dev.latchkey.Caller;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.client.ApiKeyClientFilter;
import dev.latchkey.client.CallerKeyClientFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls the other services; answers with the status that they answer with. Public, so that nobody may call too. */
@Path("/")
@ApplicationScoped
@PublicEndpoint
public class CallingResource {
    @Inject
    Caller caller;

    @Inject
    HttpServletRequest request;

    @Inject
    @RestClient
    Stock stock;

    @Inject
    @RestClient
    StockOfCaller stockOfCaller;

    @Inject
    @RestClient
    StockElsewhere elsewhere;

    @Inject
    @ConfigProperty(name = "dev.latchkey.client.default.origins")
    String origin;

    private int get(Client client, String path) {
        try (Response response = client.target(origin + "/" + path).request().get()) {
            return response.getStatus();
        } finally {
            client.close();
        }
    }

    /** RESTEasy makes an exception of a redirect, other clients return it. */
    private static int status(Supplier<Response> call) {
        try (Response response = call.get()) {
            return response.getStatus();
        } catch (WebApplicationException redirect) {
            return redirect.getResponse().getStatus();
        }
    }

    @GET
    @Path("own/{path}")
    public int own(@PathParam("path") String path) {
        return get(ClientBuilder.newClient().register(ApiKeyClientFilter.configured("default")), path);
    }

    @GET
    @Path("callers/{path}")
    public int callers(@PathParam("path") String path) {
        return get(ClientBuilder.newClient().register(new CallerKeyClientFilter(caller, request, origin)), path);
    }

    /** On a thread that no request runs on. */
    @GET
    @Path("later/{path}")
    public int later(@PathParam("path") String path) {
        Client client = ClientBuilder.newClient().register(new CallerKeyClientFilter(caller, request, origin));
        return CompletableFuture.supplyAsync(() -> get(client, path)).join();
    }

    @GET
    @Path("microprofile/own/{path}")
    public int microProfileOwn(@PathParam("path") String path) {
        return status(path.equals("away") ? stock::away : stock::things);
    }

    @GET
    @Path("microprofile/callers/{path}")
    public int microProfileCallers(@PathParam("path") String path) {
        return status(path.equals("away") ? stockOfCaller::away : stockOfCaller::things);
    }

    @GET
    @Path("microprofile/elsewhere")
    public int microProfileElsewhere() {
        return status(elsewhere::things);
    }
}
