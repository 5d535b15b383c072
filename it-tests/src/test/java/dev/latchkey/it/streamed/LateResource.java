package dev.latchkey.it.streamed;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import dev.latchkey.it.governed.Input;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Answers when the test says so. TomEE makes a resource for each request. */
@Path("late")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class LateResource {
    private static final Open<AsyncResponse> SUSPENDED = new Open<>();
    private static final Open<CompletableFuture<Input>> STAGES = new Open<>();
    private static final Open<BlockingQueue<String>> OUTPUTS = new Open<>();

    @GET
    @Path("suspended/{name}")
    @ScopeRequired("Inputs:Get")
    public void suspend(@PathParam("name") String name, @Suspended AsyncResponse response) {
        SUSPENDED.add(name, response);
    }

    @POST
    @Path("suspended/{name}")
    @ScopeRequired("Inputs:Get")
    public void suspendPost(@PathParam("name") String name, @Suspended AsyncResponse response) {
        SUSPENDED.add(name, response);
    }

    @GET
    @Path("stage/{name}")
    @ScopeRequired("Inputs:Get")
    public CompletionStage<Input> stage(@PathParam("name") String name) {
        CompletableFuture<Input> stage = new CompletableFuture<>();
        STAGES.add(name, stage);
        return stage;
    }

    @GET
    @Path("output/{name}")
    @Produces(MediaType.TEXT_PLAIN)
    @ScopeRequired("Inputs:Get")
    public StreamingOutput output(@PathParam("name") String name) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        OUTPUTS.add(name, lines);
        return out -> {
            try {
                for (String line = lines.poll(2, TimeUnit.MINUTES);
                        line != null && !line.equals("end");
                        line = lines.poll(2, TimeUnit.MINUTES)) {
                    // More than servers keep back: Open Liberty 32 KiB, whatever is flushed.
                    out.write((line + " ".repeat(40_000) + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (InterruptedException unexpected) {
                throw new IOException(unexpected);
            }
        };
    }

    @GET
    @Path("waiting/{name}")
    @Produces(MediaType.TEXT_PLAIN)
    @PublicEndpoint
    public boolean isWaiting(@PathParam("name") String name) {
        return SUSPENDED.has(name) || STAGES.has(name) || OUTPUTS.has(name);
    }

    @POST
    @Path("resumed/{name}")
    @PublicEndpoint
    public void resume(@PathParam("name") String name, @QueryParam("id") String id) {
        if (SUSPENDED.has(name)) {
            SUSPENDED.get(name).resume(Open.input(id));
        } else if (STAGES.has(name)) {
            STAGES.get(name).complete(Open.input(id));
        } else {
            OUTPUTS.get(name).add(id);
        }
    }
}
