package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class RestEndpointTest {

    interface Contract {
        @GET
        @Path("{id: \\d{1,3}}/parts")
        String inherited();
    }

    @Path("/{tenant: (?:t/\\w+/)?}things/")
    static class Things implements Contract {
        @POST
        public void add() {}

        @DELETE
        @Path("/{id}")
        public void delete() {}

        @Override
        public String inherited() {
            return "";
        }

        public void no() {}
    }

    static class Below {
        @GET
        public String get() {
            return "";
        }
    }

    @Test
    void endpointsOfAResource_haveTheAddressesThatPeopleCall() {
        assertThat(RestEndpoint.of(Things.class))
                .extracting(each -> each.httpMethod() + " " + each.path())
                .containsExactlyInAnyOrder("POST /things", "DELETE /things/{id}", "GET /things/{id}/parts");
    }

    @Test
    void whatLocatorsLeadTo_hasNoAddress() {
        assertThat(RestEndpoint.of(Below.class)).isEmpty();
    }

    @Test
    void partsOfAPath_areJoinedByOneSlash() {
        assertThat(RestEndpoint.joined("/v2/", "/inputs/", "")).isEqualTo("/v2/inputs");
        assertThat(RestEndpoint.joined("", "/")).isEqualTo("/");
    }
}
