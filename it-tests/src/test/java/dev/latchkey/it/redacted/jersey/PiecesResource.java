package dev.latchkey.it.redacted.jersey;

import dev.latchkey.ScopeRequired;
import dev.latchkey.it.redacted.Photo;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import org.glassfish.jersey.server.ChunkedOutput;

/** Sends objects one after the other, in Jersey's way. */
@Path("pieces")
@Produces("application/json")
@ScopeRequired("Photos:Get")
public class PiecesResource {
    @GET
    public ChunkedOutput<Photo> pieces() throws IOException {
        ChunkedOutput<Photo> pieces = new ChunkedOutput<>(Photo.class, "\n");
        pieces.write(Photo.named("a"));
        pieces.write(Photo.named("b"));
        pieces.close();
        return pieces;
    }
}
