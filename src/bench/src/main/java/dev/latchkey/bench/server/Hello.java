package dev.latchkey.bench.server;

import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers with little. Where the jar is absent the annotation is nothing. */
@Path("hello")
@ScopeRequired("Things:Get")
@Produces(MediaType.APPLICATION_JSON)
public class Hello {
    /** What it answers. */
    public record Greeting(String hello) {}

    @GET
    public Greeting hello() {
        return new Greeting("world");
    }
}
