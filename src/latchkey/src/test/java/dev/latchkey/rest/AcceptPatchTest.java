package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.MemberNames;
import dev.latchkey.MergePatch;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import jakarta.json.JsonPatch;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RFC 5789, sections 2.2 and 3.1. */
class AcceptPatchTest {
    private static final Set<String> KEY = Set.of("Things:Change");

    /** Has a guarded member. */
    public static class Thing {
        @ScopeRequired("Secrets:Get")
        public String secret;
    }

    /** Takes patches. */
    @Path("things")
    @ScopeRequired("Things:Change")
    public static class Things {
        /** By RFC 7396. */
        @PATCH
        @Path("{id: [0-9]+}")
        @Consumes("application/merge-patch+json")
        public void merge(MergePatch<Thing> patch) {}

        /** By RFC 6902, and in a format of its own. */
        @PATCH
        @Path("{id: [0-9]+}")
        @Consumes({"application/json-patch+json", "application/vnd.thing+json"})
        public void patch(@MemberNames(Thing.class) JsonPatch patch) {}

        /** By RFC 7396, as it says nowhere. */
        @PATCH
        @Path("any")
        public void any(MergePatch<Thing> patch) {}

        /** In its own way. */
        @PATCH
        @Path("other")
        public void other(Thing thing) {}

        /** Says so itself. */
        @jakarta.ws.rs.OPTIONS
        @Path("any")
        @PublicEndpoint
        public jakarta.ws.rs.core.Response options() {
            return jakarta.ws.rs.core.Response.ok()
                    .header("Accept-Patch", "text/x-diff")
                    .build();
        }

        /** Reads. */
        @GET
        @Path("{id: [0-9]+}")
        public String get() {
            return "";
        }
    }

    private final InProcessRest rest = new InProcessRest(Map.of(), Set.of(Thing.class), Things.class);

    @Test
    void options_namesTheFormats() {
        InProcessRest.Sent options = rest.send(KEY, "OPTIONS", "things/1", "");
        assertThat(options.status()).isIn(200, 204);
        assertThat(options.header("Accept-Patch"))
                .contains("application/json-patch+json, application/merge-patch+json, application/vnd.thing+json");
        assertThat(rest.send(KEY, "OPTIONS", "things/other", "").header("Accept-Patch"))
                .isEmpty();
        assertThat(rest.send(KEY, "OPTIONS", "things/any", "").header("Accept-Patch"))
                .contains("text/x-diff");
    }

    @Test
    void otherFormat_isToldWhichOnesThereAre() {
        InProcessRest.Sent refused = rest.send(KEY, "PATCH", "things/1", "{}", "Content-Type", "text/plain");
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Accept-Patch").orElse("")).contains("application/merge-patch+json");
        assertThat(rest.send(KEY, "PATCH", "things/any", "x", "Content-Type", "text/plain")
                        .header("Accept-Patch"))
                .contains("application/merge-patch+json");
    }

    @Test
    void otherRequests_areToldNothing() {
        assertThat(rest.send(KEY, "GET", "things/1", "").headers()).doesNotContainKey("Accept-Patch");
        assertThat(rest.send(KEY, "PATCH", "things/1", "[", "Content-Type", "application/merge-patch+json")
                        .headers())
                .doesNotContainKey("Accept-Patch");
    }
}
