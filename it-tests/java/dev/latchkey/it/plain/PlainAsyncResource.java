package dev.latchkey.it.plain;

import dev.latchkey.Caller;
import dev.latchkey.ScopeRequired;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Answers from other threads, as a bean that is made for each request because it has no scope. */
@Path("async")
@Produces(MediaType.TEXT_PLAIN)
@ScopeRequired("Things:Get")
public class PlainAsyncResource {
    @Inject
    Caller caller;

    @GET
    @Path("stage")
    public CompletionStage<String> stage() {
        return CompletableFuture.supplyAsync(() -> "stage for " + caller.keyId());
    }

    @GET
    @Path("timeout")
    public void timeout(@Suspended AsyncResponse response) {
        response.setTimeoutHandler(late -> late.resume("timeout for " + caller.keyId()));
        response.setTimeout(50, TimeUnit.MILLISECONDS);
    }

    /** Asks when the answer is written, which happens on the thread that resumes. */
    @GET
    @Path("resumed")
    public void resumed(@Suspended AsyncResponse response) {
        StreamingOutput answer = out -> out.write(("resumed for " + caller.keyId()).getBytes(StandardCharsets.UTF_8));
        new Thread(() -> response.resume(answer)).start();
    }
}
