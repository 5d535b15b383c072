package dev.latchkey.it.redacted;

import dev.latchkey.ScopeRequired;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Sends photos as events, to one caller and to many. TomEE makes a resource for each request. */
@Path("events")
@ScopeRequired("Photos:Get")
@Singleton
public class EventResource {
    private static final AtomicInteger LISTENERS = new AtomicInteger();
    private static final AtomicReference<SseBroadcaster> BROADCASTER = new AtomicReference<>();

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        sink.send(event(sse, Photo.named("a"), Photo.class));
        sink.send(event(sse, List.of(Photo.named("b")), new GenericType<List<Photo>>() {}.getType()));
        sink.send(event(sse, new Invoice(), Invoice.class));
        sink.send(event(sse, new Vault(), Vault.class));
        sink.send(event(sse, new Plain("p"), Plain.class));
        sink.close();
    }

    @GET
    @Path("all")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void listen(@Context SseEventSink sink, @Context Sse sse) {
        synchronized (BROADCASTER) {
            BROADCASTER.compareAndSet(null, sse.newBroadcaster());
            BROADCASTER.get().register(sink);
        }
        sink.send(event(sse, new Plain("hello"), Plain.class));
        LISTENERS.incrementAndGet();
    }

    @GET
    @Path("listeners")
    @Produces(MediaType.TEXT_PLAIN)
    public int listeners() {
        return LISTENERS.get();
    }

    /** The sender is one caller, the listeners are others. */
    @POST
    @Path("all")
    public void send(@Context Sse sse) {
        SseBroadcaster broadcaster = BROADCASTER.get();
        broadcaster.broadcast(event(sse, Photo.named("cast"), Photo.class)).thenRun(broadcaster::close);
    }

    private static OutboundSseEvent event(Sse sse, Object data, Type type) {
        return sse.newEventBuilder()
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(new GenericType<>(type), data)
                .build();
    }
}
