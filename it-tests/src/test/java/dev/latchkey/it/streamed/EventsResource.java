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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.atomic.AtomicReference;

/** Sends events when the test says so, to one listener or to all. TomEE makes a resource for each request. */
@Path("events")
@Singleton
public class EventsResource {
    private static final Open<SseEventSink> SINKS = new Open<>();
    private static final AtomicReference<SseBroadcaster> BROADCASTER = new AtomicReference<>();

    @GET
    @Path("{name}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ScopeRequired("Inputs:Get")
    public void listen(
            @PathParam("name") String name,
            @QueryParam("all") boolean all,
            @Context SseEventSink sink,
            @Context Sse sse) {
        sink.send(sse.newEvent("hello " + name));
        if (all) {
            synchronized (BROADCASTER) {
                BROADCASTER.compareAndSet(null, sse.newBroadcaster());
                BROADCASTER.get().register(sink);
            }
        }
        SINKS.add(name, sink);
    }

    /** What became of the event: {@code sent}, or that the stream is closed. */
    @POST
    @Path("{name}")
    @Produces(MediaType.TEXT_PLAIN)
    @PublicEndpoint
    public String send(
            @PathParam("name") String name,
            @QueryParam("id") String id,
            @QueryParam("text") boolean text,
            @Context Sse sse) {
        SseEventSink sink = SINKS.get(name);
        if (sink == null) {
            return "unknown";
        }
        if (sink.isClosed()) {
            return "closed";
        }
        try {
            // Some servers write events later, on another thread.
            sink.send(text ? sse.newEvent("canary-" + id) : event(id, sse))
                    .toCompletableFuture()
                    .join();
        } catch (RuntimeException refused) {
            return "failed";
        }
        return sink.isClosed() ? "closed" : "sent";
    }

    /** No name matches this path: RESTEasy prefers the method that says what it produces. */
    @POST
    @Path("broadcast/all")
    @PublicEndpoint
    public void broadcast(@QueryParam("id") String id, @Context Sse sse) {
        BROADCASTER.get().broadcast(event(id, sse));
    }

    private static OutboundSseEvent event(String id, Sse sse) {
        return sse.newEventBuilder()
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Input.class, Open.input(id))
                .build();
    }
}
