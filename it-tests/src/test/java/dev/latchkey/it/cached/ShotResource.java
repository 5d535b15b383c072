package dev.latchkey.it.cached;

import dev.latchkey.Caller;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Responds in every way that REST has. */
@Path("shots")
@ScopeRequired("Shots:Get")
@Produces(MediaType.APPLICATION_JSON)
public class ShotResource {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    Caller caller;

    @GET
    @Path("plain")
    public Plain plain() {
        return new Plain("p");
    }

    @GET
    @Path("text")
    @Produces(MediaType.TEXT_PLAIN)
    public String text() {
        return "text";
    }

    @GET
    @Path("shot")
    public Shot shot() {
        return Shot.ONE;
    }

    @GET
    @Path("streamed")
    public StreamingOutput streamed() {
        return out -> out.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    @GET
    @Path("large")
    @Produces(MediaType.TEXT_PLAIN)
    public String large() {
        return "0123456789".repeat(20_000);
    }

    @GET
    @Path("stage")
    public CompletionStage<Plain> stage() {
        return CompletableFuture.supplyAsync(this::plain, executor());
    }

    @GET
    @Path("async")
    public void async(@Suspended AsyncResponse response) {
        executor().execute(() -> response.resume(new Plain("late")));
    }

    @GET
    @Path("async-nothing")
    public void asyncNothing(@Suspended AsyncResponse response) {
        executor().execute(() -> response.resume(Response.noContent().build()));
    }

    @GET
    @Path("nothing")
    public void nothing() {
        // It is all there is to respond.
    }

    @GET
    @Path("elsewhere")
    public Response elsewhere() {
        return Response.seeOther(URI.create("shots/plain")).build();
    }

    @GET
    @Path("missing")
    public Plain missing() {
        throw new NotFoundException(
                Response.status(404).entity("none").type("text/plain").build());
    }

    @GET
    @Path("missing-bare")
    public Plain missingBare() {
        throw new NotFoundException();
    }

    @POST
    @Path("made")
    public Response made() {
        return Response.created(URI.create("shots/plain"))
                .entity(new Plain("made"))
                .build();
    }

    @GET
    @Path("described")
    public Response described() {
        return Response.ok(new Plain("p"))
                .header("Cache-Control", "public, max-age=60")
                .header("Vary", "Accept-Language")
                .header("Vary", "authorization, Accept")
                .build();
    }

    @GET
    @Path("anything")
    public Response anything() {
        return Response.ok(new Plain("p")).header("Vary", "*").build();
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        OutboundSseEvent event = sse.newEventBuilder()
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Shot.class, Shot.ONE)
                .build();
        sink.send(event);
        sink.close();
    }

    /** Is cacheable by anybody, says the application, and is not the same for anybody. */
    @GET
    @Path("own")
    @Produces(MediaType.TEXT_PLAIN)
    public Response own(@Context SecurityContext security) {
        return Response.ok(security.getUserPrincipal().getName())
                .header("Cache-Control", "max-age=60")
                .build();
    }

    /** Tells caches apart from those that store nothing. */
    @GET
    @Path("public-counted")
    @Produces(MediaType.TEXT_PLAIN)
    @PublicEndpoint
    public Response openCounted() {
        return Response.ok(String.valueOf(COUNT.incrementAndGet()))
                .header("Cache-Control", "public, max-age=60")
                .build();
    }

    @GET
    @Path("public")
    @PublicEndpoint
    public Plain open() {
        return new Plain("p");
    }

    @GET
    @Path("public-text")
    @Produces(MediaType.TEXT_PLAIN)
    @PublicEndpoint
    public Response openText() {
        return Response.ok("open").tag("open").build();
    }

    @GET
    @Path("public-stage")
    @PublicEndpoint
    public CompletionStage<Plain> openStage() {
        return stage();
    }

    @GET
    @Path("public-shot")
    @PublicEndpoint
    public Shot openShot() {
        return Shot.ONE;
    }

    @GET
    @Path("public-greeting")
    @Produces(MediaType.TEXT_PLAIN)
    @PublicEndpoint
    public String greeting() {
        return caller.isAnonymous() ? "hello" : "hello " + caller.keyId();
    }

    @GET
    @Path("public-principal")
    @Produces(MediaType.TEXT_PLAIN)
    @PublicEndpoint
    public String principal(@Context SecurityContext security) {
        return security.getUserPrincipal() == null ? "hello" : "hello you";
    }

    @GET
    @Path("public-response")
    @PublicEndpoint
    public Response openResponse() {
        return Response.ok(Shot.ONE).build();
    }

    /** The server's own; servlet containers have none. */
    private static Executor executor() {
        try {
            return (Executor) new InitialContext().lookup("java:comp/DefaultManagedExecutorService");
        } catch (NamingException none) {
            return ForkJoinPool.commonPool();
        }
    }
}
