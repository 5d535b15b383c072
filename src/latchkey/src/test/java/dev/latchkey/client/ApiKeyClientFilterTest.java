package dev.latchkey.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Secret;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
    void hostsWithUnderscoresAreOrigins() {
        assertThat(ApiKeyClientFilter.allowingHttp(KEY, "http://Stock_service:8080", "https://a_b"))
                .hasToString("ApiKeyClientFilter[to http://stock_service:8080, https://a_b:443]");
        Origins origins = Origins.of(List.of("http://stock_service:8080", "https://a_b"), true, "it");

        assertThat(List.of("http://stock_service:8080/things?a=b", "http://STOCK_service:8080", "https://a_b:443/"))
                .allMatch(uri -> origins.contain(URI.create(uri)));
        assertThat(List.of(
                        "http://stock_service/",
                        "https://stock_service:8080/",
                        "http://stock_service:80800/",
                        "http://stock-service:8080/",
                        "http://stock_service.evil:8080/",
                        "http://stock_service:8080@evil_host/",
                        "http://stock_service%2eevil:8080/"))
                .noneMatch(uri -> origins.contain(URI.create(uri)));
    }

    @Test
    void keysGoUnencryptedToThisHostAlone() {
        for (String here : new String[] {
            "http://localhost:8080", "http://LOCALHOST", "http://127.0.0.1", "http://127.9.8.7:1", "http://[::1]:8080"
        }) {
            assertThat(new ApiKeyClientFilter(KEY, here).toString()).startsWith("ApiKeyClientFilter[to http://");
        }
        for (String elsewhere : new String[] {
            "http://api.example.com",
            "http://stock_service:8080",
            "HTTP://10.0.0.1",
            "http://127.0.0.1.example.com",
            "http://localhost.example.com",
            "http://a.localhost",
            "http://128.0.0.1",
            "http://0x7f.1",
            "http://[::2]",
            "http://[fe80::1]"
        }) {
            assertThatThrownBy(() -> new ApiKeyClientFilter(KEY, "https://api.example.com", elsewhere))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "origin 2 is http on another host, which would send the key unencrypted. Use https, or allow"
                                    + " http by the method allowingHttp of the filter");
            assertThat(ApiKeyClientFilter.allowingHttp(KEY, elsewhere)).isNotNull();
        }
    }

    @Test
    void saysWhatIsWrongWithAnOrigin() {
        Map<String, String> wrong = Map.of(
                "shop.example.com", "has no scheme",
                "shop-service:8080", "has a scheme other than https and http",
                "https://shop.example.com/v2", "has a path",
                "https://u:p@shop.example.com", "has user information",
                "https://u:p@shop_service", "has user information",
                "ftp://shop.example.com", "has a scheme other than https and http",
                "https://shop.example.com?a=b", "has a query or a fragment",
                "https://shop.example.com:99999", "has a port that is not from 1 to 65535",
                "https://bücher.example", "has a host with characters other than ASCII letters and digits",
                "https://two words", "is not a URI");

        wrong.forEach((origin, sentence) -> assertThatThrownBy(() -> new ApiKeyClientFilter(KEY, origin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("origin 1 " + sentence)
                .hasMessageEndingWith("such as https://api.example.com"));
    }

    @Test
    void refusesAKeyThatIsNotOneWordWithoutRepeatingIt() {
        for (String wrong : new String[] {"", "two words", "line\r\nX-Header: x", "schlüssel"}) {
            assertThatThrownBy(() -> new ApiKeyClientFilter(Secret.of(wrong), "https://api.example.com"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The key must be one word of visible ASCII characters");
        }
    }
}
