package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ScopeRequired;
import dev.latchkey.rest.InProcessRest.Sent;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Entity tags of redacted responses, from a request to a response. */
class EntityTagsTest {
    private static final Set<String> ALL = Set.of("Things:Change", "Secrets:Get");
    private static final Set<String> SOME = Set.of("Things:Change");

    /** Has a guarded member. */
    public static class Thing {
        public String name;

        @ScopeRequired("Secrets:Get")
        public String secret;

        /** For the reader. */
        public Thing() {}

        Thing(String name, String secret) {
            this.name = name;
            this.secret = secret;
        }
    }

    /** Has a version for each state. */
    @Path("things/{id}")
    @ScopeRequired("Things:Change")
    @Produces("application/json")
    public static class Things {
        static final Map<String, Thing> STORED = new ConcurrentHashMap<>();
        static volatile String heard;

        private static EntityTag tag(String id) {
            Thing thing = STORED.get(id);
            return new EntityTag(thing.name + "." + thing.secret, id.startsWith("weak"));
        }

        /** Returns one. */
        @GET
        public Response get(
                @PathParam("id") String id, @Context Request request, @Context jakarta.ws.rs.core.HttpHeaders fields) {
            heard = fields.getHeaderString("If-None-Match");
            Response.ResponseBuilder known = request.evaluatePreconditions(tag(id));
            return (known == null ? Response.ok(STORED.get(id)) : known)
                    .tag(tag(id))
                    .lastModified(new Date(0))
                    .build();
        }

        /** Replaces the name. */
        @PUT
        public Response put(
                @PathParam("id") String id, @Context Request request, @Context jakarta.ws.rs.core.HttpHeaders fields) {
            heard = fields.getHeaderString("If-Match");
            Response.ResponseBuilder refused = request.evaluatePreconditions(tag(id));
            if (refused != null) {
                return refused.tag(tag(id)).build();
            }
            STORED.get(id).name += "+";
            return Response.noContent().tag(tag(id)).lastModified(new Date(0)).build();
        }

        /** Ends one. */
        @DELETE
        public Response delete(@PathParam("id") String id, @Context Request request) {
            Response.ResponseBuilder refused = request.evaluatePreconditions(tag(id));
            return (refused == null ? Response.noContent() : refused).build();
        }

        /** Makes another one. */
        @POST
        public Response make(@PathParam("id") String id, Thing thing) {
            STORED.put(id + "1", thing);
            return Response.created(URI.create("things/" + id + "1"))
                    .tag(tag(id + "1"))
                    .build();
        }
    }

    private final InProcessRest rest = new InProcessRest(Map.of(), Set.of(Thing.class), Things.class);

    private Sent send(Set<String> key, String method, String id, String... headers) {
        return rest.send(key, method, "things/" + id, "", headers);
    }

    private String tag(Set<String> key, String id) {
        return send(key, "GET", id).header("ETag").orElseThrow();
    }

    private static void store(String id) {
        Things.STORED.put(id, new Thing("n", "s"));
    }

    @Test
    void redactedResponse_hasATagOfItsOwn_andNoDate() {
        store("a");
        Sent some = send(SOME, "GET", "a");
        assertThat(some.body()).isEqualTo("{\"name\":\"n\"}");
        assertThat(some.header("ETag").orElseThrow()).startsWith("\"").doesNotContain("n.s");
        assertThat(some.headers()).doesNotContainKey("Last-Modified");
        assertThat(tag(SOME, "a")).isEqualTo(some.header("ETag").orElseThrow());
        Sent all = send(ALL, "GET", "a");
        assertThat(all.header("ETag")).contains("\"n.s\"");
        assertThat(all.headers()).containsKey("Last-Modified");
    }

    @Test
    void ownTag_isNotModified_andReachesTheApplication() {
        store("b");
        String tag = tag(SOME, "b");
        for (String field : List.of(tag, "W/" + tag, "\"x\", " + tag)) {
            Sent same = send(SOME, "GET", "b", "If-None-Match", field);
            assertThat(same.status()).as(field).isEqualTo(304);
            assertThat(same.header("ETag")).contains(tag);
            assertThat(same.header("Cache-Control")).contains("private, no-store");
            assertThat(same.header("Vary").orElse("")).contains("Authorization");
            assertThat(same.headers()).doesNotContainKey("Last-Modified");
            assertThat(Things.heard).endsWith("\"n.s\"").doesNotContain("x");
        }
        Things.STORED.get("b").secret = "other";
        assertThat(send(SOME, "GET", "b", "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void tagOfTheWhole_isHiddenAndMatchesNothing() {
        store("c");
        for (String field : List.of("\"n.s\"", "*", "W/\"n.s\"", "\"\"")) {
            Sent sent = send(SOME, "GET", "c", "If-None-Match", field);
            assertThat(sent.status()).as(field).isEqualTo(200);
            assertThat(Things.heard).isNull();
        }
        for (String method : List.of("GET", "PUT", "DELETE")) {
            Sent failed = send(SOME, method, "c", "If-Match", "\"n.s\"");
            assertThat(failed.status()).as(method).isEqualTo(412);
            assertThat(failed.header("ETag").orElse("")).doesNotContain("n.s");
            assertThat(failed.headers()).doesNotContainKey("Last-Modified");
        }
        assertThat(send(SOME, "PUT", "c", "If-None-Match", "*").status()).isEqualTo(412);
    }

    @Test
    void ownTag_preventsLostUpdates() {
        store("d");
        String before = tag(SOME, "d");
        assertThat(send(ALL, "PUT", "d", "If-Match", before).status()).isEqualTo(412);
        assertThat(send(SOME, "DELETE", "d", "If-Match", "\"x\"," + before).status())
                .isEqualTo(204);
        Sent put = send(SOME, "PUT", "d", "If-Match", before);
        assertThat(put.status()).isEqualTo(204);
        assertThat(Things.heard).isEqualTo("\"n.s\"");
        assertThat(put.headers()).doesNotContainKey("Last-Modified");
        assertThat(put.header("ETag")).contains(tag(SOME, "d"));
        Sent late = send(SOME, "PUT", "d", "If-Match", before);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("ETag")).contains(tag(SOME, "d"));
        store("e");
        assertThat(send(SOME, "PUT", "e", "If-Match", before).status()).isEqualTo(412);
    }

    @Test
    void weakTag_staysWeak() {
        store("weak");
        String tag = tag(SOME, "weak");
        assertThat(tag).startsWith("W/\"");
        assertThat(send(SOME, "GET", "weak", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(send(SOME, "PUT", "weak", "If-Match", tag).status()).isEqualTo(412);
    }

    @Test
    void tagOfWhatWasMade_isThatOfItsAddress() {
        Sent made = rest.send(SOME, "POST", "things/f", "{\"name\":\"n\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).contains(tag(SOME, "f1"));
    }
}
