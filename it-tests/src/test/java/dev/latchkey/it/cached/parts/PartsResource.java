package dev.latchkey.it.cached.parts;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import dev.latchkey.it.cached.Plain;
import dev.latchkey.it.cached.Shot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;

/** Responds in parts. */
@Path("parts")
@ScopeRequired("Shots:Get")
@Produces(MediaType.MULTIPART_FORM_DATA)
public class PartsResource {
    @GET
    public List<EntityPart> parts() throws IOException {
        return List.of(
                EntityPart.withName("shot")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .content(Shot.ONE, Shot.class)
                        .build(),
                EntityPart.withName("text")
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .content("text", String.class)
                        .build());
    }

    @GET
    @Path("plain")
    public List<EntityPart> plain() throws IOException {
        return List.of(EntityPart.withName("plain")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .content(new Plain("p"), Plain.class)
                .build());
    }

    @GET
    @Path("public")
    @PublicEndpoint
    public List<EntityPart> open() throws IOException {
        return parts();
    }
}
