package dev.latchkey.it.redacted;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Is a resource that no container knows, by a sub-resource made with new. */
@Path("loose")
@dev.latchkey.ScopeRequired("Photos:Get")
public class LooseResource {
    @Path("sub")
    public Sub sub() {
        return new Sub();
    }

    /** The sub-resource. */
    @dev.latchkey.ScopeRequired("Photos:Get")
    public static class Sub {
        @GET
        @Produces(MediaType.APPLICATION_JSON)
        public List<Photo> photos() {
            return List.of(Photo.named("a"));
        }
    }
}
