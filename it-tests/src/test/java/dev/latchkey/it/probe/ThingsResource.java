package dev.latchkey.it.probe;

import dev.latchkey.Caller;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Shows each way of declaring a scope on a plain REST resource, which has no scope of its own as a bean. */
@Path("things")
@Produces(MediaType.TEXT_PLAIN)
public class ThingsResource {
    @Inject
    Caller caller;

    @Inject
    ThingsService service;

    @Inject
    Instance<Reading> reading;

    @Inject
    HttpServletRequest injectedRequest;

    @Resource
    ManagedExecutorService executor;

    @GET
    @ScopeRequired("Things:Get")
    public String get() {
        return "things";
    }

    @POST
    @ScopeRequired({"Things:Get", "Things:Add"})
    public String add() {
        return "added";
    }

    @PUT
    @ScopeRequired(anyOf = {"Things:Add", "Things:Patch"})
    public String anyOf() {
        return "put";
    }

    @DELETE
    public String undeclared() {
        return "deleted without anybody saying who may";
    }

    @GET
    @Path("public")
    @PublicEndpoint
    public String open() {
        return "public for " + (caller.isAnonymous() ? "anybody" : caller.keyId());
    }

    @GET
    @Path("stereotype")
    @NeedsThings
    public String stereotype() {
        return "stereotype";
    }

    @GET
    @Path("users/{user}/apps/{application}/things")
    @ScopeRequired("Things:Get")
    public String ofApplication(@PathParam("application") String application) {
        return "things of " + application;
    }

    @GET
    @Path("who")
    @ScopeRequired("Things:Get")
    public String who(@Context SecurityContext security, @Context HttpServletRequest request) {
        return String.join(
                "\n",
                "caller=" + caller.keyId(),
                "application=" + caller.application(),
                "bean=" + service.callerId(),
                "rest=" + security.getUserPrincipal().getName(),
                "restRole=" + security.isUserInRole("Things:Get") + security.isUserInRole("Things:Add"),
                "restScheme=" + security.getAuthenticationScheme(),
                "servlet=" + request.getRemoteUser() + " " + request.getAuthType(),
                "injectedRequestPrincipal=" + injectedRequest.getUserPrincipal(),
                "session=" + (request.getSession(false) != null));
    }

    @GET
    @Path("stage")
    @ScopeRequired("Things:Get")
    public CompletionStage<String> stage() {
        return CompletableFuture.supplyAsync(() -> "stage for " + caller.keyId());
    }

    @GET
    @Path("managed")
    @ScopeRequired("Things:Get")
    public void managed(@Suspended AsyncResponse response) {
        executor.submit(() -> response.resume("managed for " + caller.keyId()));
    }

    @GET
    @Path("async-guarded-bean")
    @ScopeRequired("Things:Get")
    public void asyncGuardedBean(@Suspended AsyncResponse response, @QueryParam("taken") boolean taken) {
        Runnable read = () -> {
            try {
                response.resume(service.read());
            } catch (RuntimeException refused) {
                response.resume(refused);
            }
        };
        executor.submit(taken ? caller.contextual(read) : read);
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ScopeRequired("Things:Get")
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        new Thread(() -> {
                    try (sink) {
                        sink.send(sse.newEvent("event for " + caller.keyId()));
                    }
                })
                .start();
    }

    @POST
    @Path("form")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @ScopeRequired("Things:Get")
    public String form(@FormParam("name") String name) {
        return "form " + name;
    }

    @GET
    @Path("bean-read")
    @ScopeRequired("Things:Get")
    public String beanRead() {
        return service.read();
    }

    @GET
    @Path("bean-write")
    @ScopeRequired("Things:Get")
    public String beanWrite() {
        return service.write();
    }

    @GET
    @Path("bean-default")
    @ScopeRequired("Things:Get")
    public String beanDefault() {
        return reading.get().readDefault() + service.read(1);
    }

    @Path("guarded-sub")
    @ScopeRequired("Things:Add")
    public SubThings guardedSub() {
        return new SubThings();
    }

    @Path("{number: [0-9]{2}}/sub")
    @ScopeRequired("Things:Add")
    public SubThings numberedSub() {
        return new SubThings();
    }

    @GET
    @Path("ejb-write")
    @ScopeRequired("Things:Get")
    public String ejbWrite() {
        return service.writeByEjb();
    }

    /** Not a bean: nothing but REST itself sees a call to it. */
    @Path("sub")
    public SubThings sub() {
        return new SubThings();
    }
}
