package dev.latchkey.it.streamed.jersey;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.ChunkedOutput;

/** Sends a piece of text when the test says so. */
@Path("pieces/{name}")
@Singleton
@Produces(MediaType.TEXT_PLAIN)
public class PiecesResource {
    private final Map<String, ChunkedOutput<String>> outputs = new ConcurrentHashMap<>();

    @GET
    @ScopeRequired("Inputs:Get")
    public ChunkedOutput<String> begin(@PathParam("name") String name) throws IOException {
        ChunkedOutput<String> output = new ChunkedOutput<>(String.class, "\n");
        output.write("hello");
        outputs.put(name, output);
        return output;
    }

    /** Whether the piece was sent. */
    @POST
    @PublicEndpoint
    public String send(@PathParam("name") String name, @QueryParam("id") String id) {
        if (!outputs.containsKey(name)) {
            return "unknown";
        }
        try {
            outputs.get(name).write(id);
            return "sent";
        } catch (IOException cutOff) {
            return "failed";
        }
    }
}
