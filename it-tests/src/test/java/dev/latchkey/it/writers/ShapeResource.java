package dev.latchkey.it.writers;

import dev.latchkey.Redaction;
import dev.latchkey.Redaction.Pointer;
import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import jakarta.xml.bind.JAXBElement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.xml.namespace.QName;

/** Answers with the same data in all forms. */
@Path("")
@ScopeRequired("Items:Get")
@Produces(MediaType.APPLICATION_JSON)
public class ShapeResource {
    @GET
    @Path("json/{shape}")
    public Response json(@PathParam("shape") String shape) {
        return Response.ok(Shapes.named(shape)).build();
    }

    @POST
    @Path("json/{shape}")
    public Response write(@PathParam("shape") String shape) {
        return Response.ok(Shapes.named(shape)).build();
    }

    @GET
    @Path("stage/{shape}")
    public CompletionStage<Object> stage(@PathParam("shape") String shape) {
        return CompletableFuture.completedFuture(Shapes.named(shape));
    }

    @GET
    @Path("typed/item")
    public Item item() {
        return new Item();
    }

    @GET
    @Path("typed/list")
    public List<Item> list() {
        return List.of(new Item());
    }

    @GET
    @Path("typed/generic")
    public Response generic() {
        return Response.ok(new GenericEntity<List<Item>>(List.of(new Item())) {})
                .build();
    }

    @GET
    @Path("typed/renamed")
    public Renamed renamed() {
        return new Renamed();
    }

    @GET
    @Path("loud/{shape}")
    @Produces("application/JSON")
    public Response loud(@PathParam("shape") String shape) {
        return Response.ok(Shapes.named(shape)).build();
    }

    @GET
    @Path("plus/{shape}")
    @Produces("application/vnd.host+json")
    public Response plus(@PathParam("shape") String shape) {
        return Response.ok(Shapes.named(shape)).build();
    }

    @GET
    @Path("text/{shape}")
    @Produces(MediaType.TEXT_PLAIN)
    public Response text(@PathParam("shape") String shape) {
        return Response.ok(Shapes.named(shape)).build();
    }

    @GET
    @Path("xml/{shape}")
    @Produces(MediaType.APPLICATION_XML)
    public Response xml(@PathParam("shape") String shape) {
        Object value = Shapes.named(shape);
        return Response.ok(value).build();
    }

    @GET
    @Path("xml-element")
    @Produces(MediaType.APPLICATION_XML)
    public Response element() {
        return Response.ok(new JAXBElement<>(new QName("element"), Item.class, new Item()))
                .build();
    }

    /** The pointer goes by the name that the application's writer gives. */
    @GET
    @Path("pointed")
    @Redaction(pointers = @Pointer(value = "/n", needs = @ScopeRequired("Parts:Get")))
    public Response pointed() {
        return Response.ok(new Pointed()).build();
    }

    @GET
    @Path("events/{shape}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@PathParam("shape") String shape, @Context SseEventSink sink, @Context Sse sse) {
        sink.send(sse.newEventBuilder()
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Shapes.named(shape))
                .build());
        sink.close();
    }
}
