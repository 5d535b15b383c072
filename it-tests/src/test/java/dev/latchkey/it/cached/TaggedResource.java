package dev.latchkey.it.cached;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.Redaction;
import dev.latchkey.ScopeRequired;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Date;

/** Heeds the conditions of requests, as Jakarta REST has it. */
@Path("tagged")
@ScopeRequired("Shots:Get")
@Produces(MediaType.APPLICATION_JSON)
public class TaggedResource {
    /** When everything here changed last. */
    public static final Instant CHANGED = Instant.parse("2026-01-12T03:04:05Z");

    private static final EntityTag TAG = new EntityTag("v1");

    private static Response respond(Request request, Object entity) {
        Response.ResponseBuilder known = request.evaluatePreconditions(Date.from(CHANGED), TAG);
        return (known == null ? Response.ok(entity) : known)
                .tag(TAG)
                .lastModified(Date.from(CHANGED))
                .build();
    }

    @GET
    @Path("response")
    public Response response(@Context Request request) {
        return respond(request, Shot.ONE);
    }

    @GET
    @Path("plain")
    public Response plain(@Context Request request) {
        return respond(request, new Plain("p"));
    }

    @GET
    @Path("public")
    @PublicEndpoint
    public Response open(@Context Request request) {
        return respond(request, Shot.ONE);
    }

    @GET
    @Path("public-plain")
    @PublicEndpoint
    public Response openPlain(@Context Request request) {
        return respond(request, new Plain("p"));
    }

    /** Says by its type what it responds with. */
    @GET
    @Path("typed")
    public Shot typed(@Context Request request) {
        Response.ResponseBuilder known = request.evaluatePreconditions(TAG);
        if (known != null) {
            throw new WebApplicationException(known.tag(TAG).build());
        }
        return Shot.ONE;
    }

    /** Has means of its own to know a condition. */
    @GET
    @Path("insists")
    public Response insists() {
        return Response.notModified(TAG).lastModified(Date.from(CHANGED)).build();
    }

    /** Throws it besides. */
    @GET
    @Path("insists-typed")
    public Shot insistsByException() {
        throw new WebApplicationException(insists());
    }

    /** Redacts by itself, and reads the condition in a way of its own. */
    @GET
    @Path("by-hand")
    @Redaction(manual = true)
    public Response byHand(@HeaderParam("If-None-Match") String tag) {
        return "\"v1\"".equals(tag) || "W/\"v1\"".equals(tag)
                ? Response.notModified().build()
                : Response.ok(new Plain("p")).tag(TAG).build();
    }

    /** What reaches the application by each way of asking. */
    @GET
    @Path("heard")
    public Shot heard(
            @Context HttpHeaders headers,
            @Context HttpServletRequest servlet,
            @HeaderParam("If-None-Match") String tag) {
        return new Shot(
                tag + "," + headers.getHeaderString("If-None-Match") + "," + servlet.getHeader("If-None-Match"),
                headers.getHeaderString("If-Modified-Since") + "," + servlet.getDateHeader("If-Modified-Since") + ","
                        + headers.getHeaderString("If-Range") + ","
                        + servlet.getHeaders("If-Range").hasMoreElements(),
                headers.getHeaderString("If-Match") + "," + headers.getHeaderString("If-Unmodified-Since"));
    }

    /** Tells in a header field what reaches it, for a 304 has no body. */
    @GET
    @Path("told")
    public Response told(@Context HttpHeaders headers, @Context HttpServletRequest servlet) {
        return Response.ok(Shot.ONE)
                .tag(TAG)
                .header(
                        "Heard",
                        headers.getHeaderString("If-None-Match") + " " + servlet.getHeader("If-None-Match") + " "
                                + headers.getHeaderString("If-Match") + " " + servlet.getHeader("If-Match") + " "
                                + headers.getHeaderString("If-Modified-Since"))
                .build();
    }

    /** The same where nothing is ever withheld. */
    @GET
    @Path("heard-plain")
    public Plain heardPlain(
            @Context HttpHeaders headers,
            @Context HttpServletRequest servlet,
            @HeaderParam("If-None-Match") String tag) {
        return new Plain(
                tag + "," + headers.getHeaderString("If-None-Match") + "," + servlet.getHeader("If-None-Match"));
    }

    /** Tells what it is about without a body. */
    @HEAD
    @Path("bodiless")
    public Response bodiless() {
        return Response.ok().tag(TAG).lastModified(Date.from(CHANGED)).build();
    }

    @GET
    @Path("bodiless")
    public Response withBody() {
        return Response.ok(Shot.ONE).tag(TAG).lastModified(Date.from(CHANGED)).build();
    }

    @PUT
    @Path("response")
    public Response put(@Context Request request) {
        Response.ResponseBuilder refused = request.evaluatePreconditions(TAG);
        return (refused == null ? Response.noContent() : refused).tag(TAG).build();
    }
}
