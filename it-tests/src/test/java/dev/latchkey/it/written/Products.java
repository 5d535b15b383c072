package dev.latchkey.it.written;

import dev.latchkey.MemberNames;
import dev.latchkey.MergePatch;
import dev.latchkey.ReplacesWhole;
import dev.latchkey.ScopeRequired;
import dev.latchkey.Update;
import dev.latchkey.VisibleMembers;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stores products as they are, and shows all of one to the test by a path of its own. */
@Path("products")
@Produces("application/json")
@Consumes("application/json")
@ScopeRequired("Products:Change")
public class Products {
    private static final Map<String, Product> STORED = new ConcurrentHashMap<>();

    @Inject
    private VisibleMembers visible;

    @POST
    @Path("{id}")
    public void create(@PathParam("id") String id, Product product) {
        STORED.put(id, product);
    }

    @PUT
    @Path("{id}")
    public void replace(@PathParam("id") String id, Product product) {
        STORED.put(id, product);
    }

    @PUT
    @Path("{id}/anyway")
    @ReplacesWhole(false)
    public void replaceAnyway(@PathParam("id") String id, Product product) {
        STORED.put(id, product);
    }

    @PUT
    @Path("{id}/update")
    public void update(@PathParam("id") String id, Update<Product> update) {
        STORED.put(id, update.onto(STORED.get(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    public void merge(@PathParam("id") String id, MergePatch<Product> patch) {
        STORED.put(id, patch.onto(STORED.get(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes("application/json-patch+json")
    public void patch(@PathParam("id") String id, @MemberNames(Product.class) JsonPatch patch) {
        String whole = JsonbBuilder.create().toJson(STORED.get(id));
        JsonObject patched =
                patch.apply(Json.createReader(new StringReader(whole)).readObject());
        STORED.put(id, JsonbBuilder.create().fromJson(patched.toString(), Product.class));
    }

    @GET
    @Path("{id}")
    public Product product(@PathParam("id") String id) {
        return STORED.get(id);
    }

    @GET
    @Path("{id}/object")
    public Product object(@PathParam("id") String id) {
        return STORED.get(id);
    }

    /** Takes the object that RESTEasy makes of the patch. */
    @PATCH
    @Path("{id}/object")
    @Consumes({"application/merge-patch+json", "application/json-patch+json"})
    public void patchObject(@PathParam("id") String id, Product product) {
        STORED.put(id, product);
    }

    @GET
    @Path("{id}/tagged")
    public Response tagged(@PathParam("id") String id, @Context Request request) {
        EntityTag tag = tag(id);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return (known == null ? Response.ok(STORED.get(id)) : known).tag(tag).build();
    }

    @PUT
    @Path("{id}/tagged")
    public Response update(@PathParam("id") String id, Update<Product> update, @Context Request request) {
        Response.ResponseBuilder refused = request.evaluatePreconditions(tag(id));
        if (refused != null) {
            return refused.build();
        }
        STORED.put(id, update.onto(STORED.get(id)));
        return Response.noContent().tag(tag(id)).build();
    }

    /** As applications do that have no version: a digest of everything, so that a right guess of what is hidden gives the tag. */
    private static EntityTag tag(String id) {
        return new EntityTag(
                Integer.toHexString(JsonbBuilder.create().toJson(STORED.get(id)).hashCode()));
    }

    @GET
    @Path("sorted")
    public String sorted(
            @MemberNames(Product.class) @QueryParam("sort") String sort,
            @MemberNames(value = Product.class, selection = true) @QueryParam("fields") String fields) {
        return "{}";
    }

    @GET
    @Path("queried")
    public String queried(@QueryParam("rsql") String rsql) {
        visible.require(Product.class, rsql);
        return "{}";
    }

    @GET
    @Path("{id}/whole")
    @Produces("text/plain")
    public String whole(@PathParam("id") String id) {
        return JsonbBuilder.create().toJson(STORED.get(id));
    }
}
