package dev.latchkey.it.redacted;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.Redaction;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.Redaction.Pointer;
import dev.latchkey.Redaction.Portion;
import dev.latchkey.Redactor;
import dev.latchkey.ScopeRequired;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Answers with photos in every way that REST has. */
@Path("photos")
@ScopeRequired("Photos:Get")
@Produces(MediaType.APPLICATION_JSON)
public class PhotoResource {

    @Inject
    Redactor redactor;

    @GET
    @Path("one/{id}")
    public Photo one(@PathParam("id") String id) {
        return Photo.named(id);
    }

    @GET
    @Path("list")
    public List<Photo> list() {
        return List.of(Photo.named("a"), Photo.named("b"));
    }

    @GET
    @Path("array")
    public Photo[] array() {
        return list().toArray(Photo[]::new);
    }

    @GET
    @Path("map")
    public Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("photo", Photo.named("a"));
        map.put("plain", new Plain("p"));
        return map;
    }

    @GET
    @Path("response")
    public Response response() {
        return Response.ok(list()).build();
    }

    @GET
    @Path("generic")
    public Response generic() {
        return Response.ok(new GenericEntity<List<Photo>>(list()) {})
                .header("X-Total", "2")
                .build();
    }

    @GET
    @Path("stage")
    public CompletionStage<List<Photo>> stage() {
        return CompletableFuture.supplyAsync(this::list, executor());
    }

    @GET
    @Path("async")
    public void async(@Suspended AsyncResponse response) {
        executor().execute(() -> response.resume(Photo.named("a")));
    }

    @GET
    @Path("object")
    public Object object() {
        return Photo.named("a");
    }

    @GET
    @Path("described")
    public Response described() {
        CacheControl cache = new CacheControl();
        cache.setMaxAge(60);
        return Response.ok(Photo.named("a"))
                .tag("whole")
                .cacheControl(cache)
                .header("Vary", "Accept")
                .header("Digest", "sha-256=whole")
                .build();
    }

    @GET
    @Path("strict")
    public Response strict() {
        return Response.ok(Photo.named("a"))
                .header("Cache-Control", "no-store, max-age=0")
                .build();
    }

    @GET
    @Path("pointed")
    @Redaction(
            pointers = {
                @Pointer(value = "/photos/*/labels", needs = @ScopeRequired("Labels:Get")),
                @Pointer(value = "/total", needs = @ScopeRequired("Money:Get"))
            })
    public JsonObject pointed() {
        return Json.createObjectBuilder()
                .add(
                        "photos",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", "a")
                                        .add("labels", Json.createArrayBuilder().add("canary-a"))))
                .add("total", "canary-total")
                .build();
    }

    @GET
    @Path("pointed-text")
    @Redaction(pointers = @Pointer(value = "/secret", needs = @ScopeRequired("Money:Get")))
    public String pointedText() {
        return "{\"open\":1,\"secret\":\"canary\"}";
    }

    @GET
    @Path("null")
    @Redaction(form = Form.NULL)
    public Photo asNull() {
        return Photo.named("a");
    }

    @GET
    @Path("empty")
    @Redaction(form = Form.EMPTY)
    public Photo asEmpty() {
        return Photo.named("a");
    }

    @GET
    @Path("reject")
    @Redaction(onMissing = OnMissing.REJECT)
    public Photo reject() {
        return Photo.named("a");
    }

    @GET
    @Path("measured")
    @Redaction(portion = Portion.MEASURED, limit = 0.3)
    public List<Photo> measured() {
        return List.of(
                new Photo("a", "/a", "a", List.of()), new Photo("b", "/b", "b", List.of(new Label("canary-b", 1))));
    }

    @GET
    @Path("invoice")
    public Invoice invoice() {
        return new Invoice();
    }

    @GET
    @Path("invoice-response")
    public Response invoiceResponse() {
        return Response.ok(new Invoice()).header("X-Ran", "yes").build();
    }

    @GET
    @Path("redact-invoice")
    @Redaction(onMissing = OnMissing.REDACT)
    public Invoice redactInvoice() {
        return new Invoice();
    }

    @GET
    @Path("vault")
    public Response vault() {
        return Response.ok(new Vault()).build();
    }

    @GET
    @Path("vault-text")
    @Produces(MediaType.TEXT_PLAIN)
    public Response vaultText() {
        return Response.ok(new Vault()).build();
    }

    @GET
    @Path("vaults")
    public List<Object> vaults() {
        return List.of(new Vault(), new Plain("p"));
    }

    @GET
    @Path("missing")
    public Photo missing() {
        throw new PhotoMissingException();
    }

    @GET
    @Path("swapped/{how}")
    public Plain swapped(@PathParam("how") String how) {
        return new Plain(how);
    }

    @GET
    @Path("swapped-described")
    public Response swappedDescribed() {
        return Response.ok(new Plain("swapped"))
                .tag("of-the-whole")
                .header("Content-Length", 1000)
                .build();
    }

    @GET
    @Path("plain")
    public Plain plain() {
        return new Plain("p");
    }

    @GET
    @Path("broken")
    public Broken broken() {
        return new Broken();
    }

    @GET
    @Path("public")
    @PublicEndpoint
    public Photo open() {
        return Photo.named("a");
    }

    @GET
    @Path("public-invoice")
    @PublicEndpoint
    public Invoice openInvoice() {
        return new Invoice();
    }

    @GET
    @Path("by-hand")
    @Redaction(manual = true)
    public StreamingOutput byHand() {
        String json = redactor.redact(Photo.named("a")).json();
        return out -> out.write(json.getBytes(StandardCharsets.UTF_8));
    }

    @GET
    @Path("latin")
    @Produces("application/json;charset=ISO-8859-1")
    public Photo latin() {
        return new Photo("\u00e4", "/", "t", List.of());
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
