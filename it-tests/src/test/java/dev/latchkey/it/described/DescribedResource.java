package dev.latchkey.it.described;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.Redaction;
import dev.latchkey.ScopeRequired;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One method of each kind. */
@Path("/things")
@Produces(MediaType.APPLICATION_JSON)
public class DescribedResource {
    @GET
    @ScopeRequired("Things:Get")
    public List<Thing> list() {
        return List.of(new Thing());
    }

    @GET
    @Path("{id: \\d+}")
    @ScopeRequired("Things:Get")
    public Thing get(@PathParam("id") String id) {
        return new Thing();
    }

    @DELETE
    @Path("{id: \\d+}")
    @ScopeRequired(
            value = "Things:Delete",
            anyOf = {"Staff:Act", "Boss:Act"})
    @APIResponse(responseCode = "403", description = "The host says so.")
    public void delete(@PathParam("id") String id) {}

    @GET
    @Path("news")
    @PublicEndpoint
    public String news() {
        return "{}";
    }

    @GET
    @Path("teaser")
    @PublicEndpoint
    public Thing teaser() {
        return new Thing();
    }

    @GET
    @Path("forgotten")
    public String forgotten() {
        return "{}";
    }

    @GET
    @Path("raw")
    @ScopeRequired("Things:Get")
    @Redaction(pointers = @Redaction.Pointer(value = "/price", needs = @ScopeRequired("Prices:Get")))
    public JsonObject raw() {
        return Json.createObjectBuilder().add("price", 1).build();
    }
}
