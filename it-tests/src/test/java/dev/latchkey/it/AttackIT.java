package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.Secret;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody guesses keys, clients and access tokens: what the responses tell, whom the limits concern, and who hears of it. The
 * web application renders refusals in a form of its own, and takes one unknown key a second.
 */
@EveryServer
class AttackIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANT = "grant_type=client_credentials";
    private static final String TOKEN_PATH = "oauth/token";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static Server server;
    private static ManagedHost host;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                "attack",
                ManagedHost.war(
                                "managed",
                                ManagedHost.ON
                                        + Jar.parameter("latchkey.unknown.rate", "1")
                                        + Jar.parameter("latchkey.tokens", "true")
                                        + Jar.parameter("latchkey.tokens.path", "/" + TOKEN_PATH)
                                        + Jar.parameter("latchkey.tokens.sunset", "2099-06-30T00:00:00Z"))
                        .addPackage("dev.latchkey.it.heard"));
        host = ManagedHost.on(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Answer client(String... scopes) {
        Answer made = host.admin().post("clients", ManagedHost.body(host.application(), "Old program", scopes));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made;
    }

    private static String basic(String id, Secret secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((id + ":" + secret.reveal()).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> token(String body, String... headers) {
        String[] all = Stream.concat(Stream.of("Content-Type", FORM), Stream.of(headers))
                .toArray(String[]::new);
        return host.http().send("POST", TOKEN_PATH, body, all);
    }

    private static HttpResponse<String> guess(String id) {
        return token(GRANT, "Authorization", basic(id, Forged.of("lkt_client", id)));
    }

    private static HttpResponse<String> input(String authorization) {
        return host.http().get("api/inputs/1", "Authorization", authorization);
    }

    /** All that a client sees of a response. */
    private static String seen(HttpResponse<String> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        return response.statusCode() + "\n" + headers + "\n" + response.body();
    }

    private static JsonObject json(HttpResponse<String> response) {
        return Answer.of(response).json();
    }

    private static String tokenIn(HttpResponse<String> issued) {
        return Answer.of(issued).text().orElseThrow().reveal();
    }

    /** What an unknown id and a known one get, at a moment when both are limited. */
    private static void areLimitedAlike(String what, Guess guess, String known) {
        await(what).atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> unknown = guess.send(Forged.id());
            HttpResponse<String> wrong = guess.send(known);
            assertThat(unknown.statusCode()).isEqualTo(429);
            assertThat(seen(wrong)).isEqualTo(seen(unknown));
        });
    }

    private interface Guess {
        HttpResponse<String> send(String id);
    }

    @Test
    void whileSomebodyGuessesClients_rightOnesGetTokens_thatWork() {
        Answer client = client("Inputs:Get");
        String right = basic(client.id(), client.text().orElseThrow());
        for (int i = 0; i < 30; i++) {
            assertThat(token(GRANT, "Authorization", basic(client.id(), Secret.of("garbage-" + i)))
                            .statusCode())
                    .as("what has no checksum is not limited")
                    .isEqualTo(401);
        }
        areLimitedAlike("clients", AttackIT::guess, client.id());

        for (int i = 0; i < 20; i++) {
            guess(Forged.id());
            guess(client.id());
            HttpResponse<String> issued = token(GRANT, "Authorization", right);
            assertThat(issued.statusCode()).isEqualTo(200);
            assertThat(input("Bearer " + tokenIn(issued)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whileSomebodyGuessesKeysAndTokens_responsesTellNotWhichExist_andRightOnesWork() {
        Answer key = host.key(host.application(), "Right", "Inputs:Get");
        Answer client = client("Inputs:Get");
        String right = "Key " + key.text().orElseThrow().reveal();
        String issued = tokenIn(
                token(GRANT, "Authorization", basic(client.id(), client.text().orElseThrow())));
        String tokenId = issued.substring("lkt_".length(), "lkt_".length() + 12);

        areLimitedAlike("keys", id -> input("Key " + Forged.of("lk", id).reveal()), key.id());
        areLimitedAlike("tokens", id -> input("Bearer " + Forged.of("lkt", id).reveal()), tokenId);

        for (int i = 0; i < 20; i++) {
            input("Key " + Forged.of("lk", Forged.id()).reveal());
            assertThat(input(right).statusCode()).isEqualTo(200);
            assertThat(input("Bearer " + issued).statusCode()).isEqualTo(200);
        }
        Answer later = host.key(host.application(), "Made meanwhile", "Inputs:Get");
        assertThat(host.as(later).atInputs()).isEqualTo(200);
    }

    /** RFC 6749, sections 2.3, 5.1 and 5.2, in an application that renders refusals itself. */
    @Test
    void errorsAtTheTokenPath_areThoseOfOAuth_whateverTheApplicationRenders() {
        Answer client = client("Inputs:Get");
        Answer other = client("Inputs:Get");
        Secret secret = client.text().orElseThrow();
        String right = basic(client.id(), secret);
        String body = GRANT + "&client_id=" + client.id() + "&client_secret=" + secret.reveal();

        refused(token(GRANT, "Authorization", basic(client.id(), Secret.of("wrong"))), 401, "invalid_client");
        refused(token(GRANT), 401, "invalid_client");
        refused(token(GRANT, "Authorization", "Key garbage"), 401, "invalid_client");
        refused(token(GRANT, "Authorization", right, "Authorization", right), 400, "invalid_request");
        refused(token(body, "Authorization", right), 400, "invalid_request");
        refused(token(GRANT + "&client_id=" + other.id(), "Authorization", right), 400, "invalid_request");
        refused(token(GRANT + "&scope=Inputs:Add", "Authorization", right), 400, "invalid_scope");
        refused(token("grant_type=password", "Authorization", right), 400, "unsupported_grant_type");
        HttpResponse<String> got = host.http().get(TOKEN_PATH);
        refused(got, 405, "invalid_request");
        assertThat(got.headers().firstValue("Allow")).contains("POST");

        HttpResponse<String> issued = token(body);
        assertThat(issued.statusCode()).isEqualTo(200);
        assertThat(issued.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(issued.headers().firstValue("Pragma")).contains("no-cache");
        HttpResponse<String> lacking =
                host.http().send("DELETE", "api/inputs/1", null, "Authorization", "Bearer " + tokenIn(issued));
        assertThat(lacking.statusCode()).isEqualTo(403);
        assertThat(lacking.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"latchkey\", error=\"insufficient_scope\", scope=\"Inputs:Delete\"");
    }

    private static void refused(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).getString("error")).isEqualTo(error);
        assertThat(json(response).getString("error_description")).isNotBlank();
        assertThat(json(response).getJsonObject("status").getString("code"))
                .as("what the application renders")
                .isNotBlank();
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("Pragma")).contains("no-cache");
        assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
                .isEqualTo(status == 401);
    }

    @Test
    void everyRefusal_isAnEvent_andARecord_withTheIdAndWithoutTheSecret() throws IOException {
        String application = host.application();
        Answer key = host.key(application, "Reads", "Inputs:Get");
        Answer manager = host.key(application, "Manages", "Keys:Get");
        Answer client = client("Inputs:Get");
        String right = "Key " + key.text().orElseThrow().reveal();
        String unknown = Forged.id();
        String root = host.http().root();

        host.http().get("api/inputs/anonymous");
        host.http()
                .get(
                        "api/inputs/unknown?key=secret",
                        "Authorization",
                        "Key " + Forged.of("lk", unknown).reveal());
        host.http().send("DELETE", "api/inputs/lacking", null, "Authorization", right);
        host.http().get("behind", "Authorization", right);
        host.http()
                .get(
                        "api/inputs/misplaced",
                        "X-Api-Key",
                        key.text().orElseThrow().reveal());
        guess(client.id());
        host.as(key).get("keys");
        host.as(manager).get("keys?application=another");

        List<String> heard = host.http().get("heard").body().lines().toList();
        assertThat(heard)
                .anyMatch(event -> event.startsWith("401 credentials-required - ")
                        && event.endsWith(" " + root + "api/inputs/anonymous"))
                .anyMatch(event -> event.matches("(401 invalid-key|429 too-many-unknown-keys) " + unknown + " .*"))
                .anyMatch(event -> event.startsWith("403 insufficient-scope " + key.id() + " ")
                        && event.endsWith(" " + root + "api/inputs/lacking"))
                .anyMatch(event -> event.startsWith("403 insufficient-scope " + key.id() + " ")
                        && event.endsWith(" " + root + "behind"))
                .anyMatch(event -> event.startsWith("401 credentials-required " + key.id() + " ")
                        && event.endsWith(" " + root + "api/inputs/misplaced"))
                .anyMatch(
                        event -> event.matches("(401 invalid-client|429 too-many-unknown-keys) " + client.id() + " .*"))
                .anyMatch(event -> event.startsWith("403 insufficient-scope " + key.id() + " ")
                        && event.endsWith(" " + root + "latchkey/keys"))
                .anyMatch(event -> event.startsWith("403 other-application " + manager.id() + " ")
                        && event.endsWith(" " + root + "latchkey/keys"))
                .noneMatch(event -> event.contains("?") || event.contains("secret="))
                .allMatch(event -> event.contains(" 127.0.0.1 ") || event.contains(" 0:0:0:0:0:0:0:1 "));
        assertThat(server.log())
                .contains("Access refused: 403 insufficient-scope, key ")
                .contains("Access refused: 403 other-application, key " + manager.id())
                .doesNotContain("Access refused: 401 credentials-required, address");
    }
}
