package dev.latchkey.bench.server;

import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.IntStream;

/** Answers with little, and with a list. Where the jar is absent the annotation is nothing. */
@Path("hello")
@ScopeRequired("Things:Get")
@Produces(MediaType.APPLICATION_JSON)
public class Hello {
    private static final List<Thing> THINGS = IntStream.range(0, 50)
            .mapToObj(i -> new Thing(i, "thing " + i, List.of("a", "b", "c")))
            .toList();

    /** One of the list. */
    public record Thing(int id, String name, List<String> tags) {}

    @GET
    public Thing one() {
        return THINGS.get(0);
    }

    @GET
    @Path("list")
    public List<Thing> list() {
        return THINGS;
    }
}
