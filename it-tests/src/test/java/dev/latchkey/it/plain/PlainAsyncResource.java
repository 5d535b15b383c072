package dev.latchkey.it.plain;

import dev.latchkey.Caller;
import dev.latchkey.ScopeRequired;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Answers on threads of its own, and asks there who is calling. */
@Path("async")
@ScopeRequired("Things:Get")
public class PlainAsyncResource {
    @Inject
    Caller caller;

    @Resource
    ManagedExecutorService executor;

    @GET
    @Path("stage")
    public CompletionStage<String> stage() {
        return executor.supplyAsync(() -> caller.keyId());
    }

    @GET
    @Path("timeout")
    public void timeout(@Suspended AsyncResponse response) {
        response.setTimeoutHandler(late -> late.resume(caller.keyId()));
        response.setTimeout(50, TimeUnit.MILLISECONDS);
    }

    @GET
    @Path("resumed")
    public void resumed(@Suspended AsyncResponse response) {
        StreamingOutput answer = out -> out.write(caller.keyId().getBytes(StandardCharsets.UTF_8));
        executor.execute(() -> response.resume(answer));
    }
}
