package dev.latchkey.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Secret;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeyClientFilterTest {
    private static final Secret KEY = Secret.of("lk_0123456789ab_0123456789abcdefghijklmnopqrstuvw");
    private static final String SENT = "Key " + KEY.reveal();

    private final RecordingServer elsewhere = new RecordingServer(null);
    private final RecordingServer server = new RecordingServer(elsewhere);
    private final Client client = ClientBuilder.newClient();

    @AfterEach
    void close() {
        client.close();
        server.close();
        elsewhere.close();
    }

    private int get(String url) {
        try (Response response = client.target(url).request().get()) {
            return response.getStatus();
        }
    }

    @Test
    void sendsTheKeyToItsOrigin() {
        client.register(new ApiKeyClientFilter(KEY, "https://api.example.com", server.origin() + "/"));

        assertThat(get(server.origin() + "/inputs?page=1")).isEqualTo(204);
        assertThat(server.received()).containsExactly("/inputs?page=1 " + SENT);
    }

    @Test
    void sendsNothingToOtherOrigins() {
        client.register(new ApiKeyClientFilter(KEY, server.origin()));

        get(elsewhere.origin() + "/inputs");
        get(server.origin().replace("127.0.0.1", "localhost") + "/inputs");

        assertThat(elsewhere.received()).containsExactly("/inputs nothing");
        assertThat(server.received()).containsExactly("/inputs nothing");
    }

    @Test
    void isNotTakenElsewhereByRedirects() {
        client.register(new ApiKeyClientFilter(KEY, server.origin()));

        assertThat(get(server.origin() + "/away")).isEqualTo(302);
        assertThat(elsewhere.received()).isEmpty();
    }

    @Test
    void redirectsOfRequestsWithoutTheKeyAreFollowedAsBefore() {
        client.register(new ApiKeyClientFilter(KEY, "https://api.example.com"));

        assertThat(get(server.origin() + "/away")).isEqualTo(204);
        assertThat(elsewhere.received()).containsExactly("/arrived nothing");
    }

    @Test
    void leavesAnAuthorizationOfTheProgramAlone() {
        client.register(new ApiKeyClientFilter(KEY, server.origin()));

        client.target(server.origin() + "/inputs")
                .request()
                .header("Authorization", "Basic eDp5")
                .get()
                .close();

        assertThat(server.received()).containsExactly("/inputs Basic eDp5");
    }

    @Test
    void aFilterThatMovesTheRequestTakesNoKeyAlong() {
        client.register(new ApiKeyClientFilter(KEY, server.origin()));
        client.register((jakarta.ws.rs.client.ClientRequestFilter)
                request -> request.setUri(java.net.URI.create(elsewhere.origin() + "/moved")));

        get(server.origin() + "/inputs");

        assertThat(elsewhere.received()).containsExactly("/moved nothing");
    }

    @Test
    void anotherSchemeIsSentWhereTheServiceHasAnother() {
        client.register(new ApiKeyClientFilter(KEY, server.origin()).withScheme("ApiKey"));

        get(server.origin() + "/inputs");

        assertThat(server.received()).containsExactly("/inputs ApiKey " + KEY.reveal());
        assertThatThrownBy(() -> new ApiKeyClientFilter(KEY, server.origin()).withScheme("Key x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNothingOfTheKey() {
        ApiKeyClientFilter filter = new ApiKeyClientFilter(KEY, "https://API.example.com");

        assertThat(filter).hasToString("ApiKeyClientFilter[to https://api.example.com:443]");
    }

    @Test
    void refusesWhatIsNoOriginWithoutRepeatingIt() {
        for (String wrong : new String[] {
            "shop.example.com",
            "https://shop.example.com/v2",
            "https://u:p@shop.example.com",
            "ftp://shop.example.com",
            "https://?",
            "*",
            KEY.reveal()
        }) {
            assertThatThrownBy(() -> new ApiKeyClientFilter(KEY, wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(wrong);
        }
        assertThatThrownBy(() -> new ApiKeyClientFilter(KEY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAKeyThatIsNotOneWordWithoutRepeatingIt() {
        for (String wrong : new String[] {"", "two words", "line\r\nX-Header: x", "schlüssel"}) {
            assertThatThrownBy(() -> new ApiKeyClientFilter(Secret.of(wrong), "https://api.example.com"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the key is not one word of visible ASCII");
        }
    }
}
