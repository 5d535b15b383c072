package dev.latchkey.it.managed;

import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;

/** Shows orders, with prices to those who may see them. */
@Path("orders")
@Produces("application/json")
public class OrderResource {

    /** An order. */
    public record Order(String id, String item, @ScopeRequired("Prices:Get") String price) {}

    @GET
    @ScopeRequired("Orders:Get")
    public List<Order> list() {
        return List.of(new Order("1", "pencil", "1.20"));
    }

    @DELETE
    @Path("{id}")
    @ScopeRequired("Orders:Delete")
    public void delete(@PathParam("id") String id) {}
}
