package dev.latchkey.it.described;

import dev.latchkey.MemberNames;
import dev.latchkey.MergePatch;
import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

/** Takes objects, patches and forms. */
@Path("wishes")
@ScopeRequired("Wishes:Add")
public class WishesResource {

    @POST
    @Consumes("application/json")
    public void add(Wish wish) {}

    @PUT
    @Consumes("application/json")
    public void replace(Wish wish) {}

    @PATCH
    @Consumes("application/merge-patch+json")
    public void change(MergePatch<Wish> patch) {}

    @POST
    @Path("form")
    @Consumes("application/x-www-form-urlencoded")
    public void form(@FormParam("name") String name, @FormParam("price") @ScopeRequired("Prices:Get") String price) {}

    @GET
    @Produces("application/json")
    public String list(@MemberNames(Wish.class) @QueryParam("sort") String sort) {
        return "[]";
    }
}
