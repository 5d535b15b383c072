package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.Secret;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The life of an access token on a server: three web applications over the same tables, of which one accepts tokens, one until
 * shortly after the start, and one not at all.
 */
@EveryServer
class TokensIT {
    private static final int MALFORMED = Integer.getInteger("it.tokens.malformed", 1_000);
    private static final Instant SUNSET = Instant.parse("2099-06-30T00:00:00Z");
    private static final Instant SOON =
            Instant.now().plus(Duration.ofSeconds(45)).truncatedTo(ChronoUnit.SECONDS);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANT = "grant_type=client_credentials";
    private static final String ON = "tokens";
    private static final String ENDING = "ending";
    private static final String OFF = "managed";

    private static Server server;
    private static ManagedHost host;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                "tokens",
                ManagedHost.war(OFF, ManagedHost.ON),
                war(ON, SUNSET, Jar.parameter("latchkey.tokens.path", "/oauth/token")),
                war(ENDING, SOON, ""));
        host = ManagedHost.on(server);
    }

    private static WebArchive war(String name, Instant sunset, String settings) {
        return ManagedHost.war(
                name,
                ManagedHost.ON
                        + Jar.parameter("latchkey.tokens", "true")
                        + Jar.parameter("latchkey.tokens.sunset", sunset.toString())
                        + settings);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Caller admin() {
        return host.adminAt(ON);
    }

    private static Answer client(String... scopes) {
        Answer made = admin().post("clients", ManagedHost.body(host.application(), "Old program", scopes));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made;
    }

    private static String basic(String id, Secret secret) {
        String credentials = id + ":" + secret.reveal();
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static String basic(Answer client) {
        return basic(client.id(), client.text().orElseThrow());
    }

    private static Answer token(String authorization, String body) {
        return Answer.of(server.http(ON)
                .send("POST", "oauth/token", body, "Authorization", authorization, "Content-Type", FORM));
    }

    private static Secret tokenOf(Answer client) {
        Answer token = token(basic(client), GRANT);
        assertThat(token.status()).as(token.toString()).isEqualTo(200);
        return token.text().orElseThrow();
    }

    private static HttpResponse<String> input(String war, Secret token) {
        return server.http(war).get("api/inputs/1", "Authorization", "Bearer " + token.reveal());
    }

    private static void assertAnnounced(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Deprecation")).contains("@1793491200");
        assertThat(response.headers().firstValue("Sunset")).contains("Tue, 30 Jun 2099 00:00:00 GMT");
        String links = String.join(", ", response.headers().allValues("Link"));
        for (String relation : List.of("deprecation", "sunset")) {
            Matcher link =
                    Pattern.compile("<([^<>]*)>; rel=\"" + relation + "\"").matcher(links);
            assertThat(link.find()).as(links).isTrue();
            // Behind a proxy the page is where this one is, and not where the server believes that it is.
            assertThat(URI.create("https://proxy.example/below" + response.uri().getPath())
                            .resolve(link.group(1)))
                    .isEqualTo(URI.create("https://proxy.example/below/tokens/latchkey/"));
        }
    }

    @Test
    void aClient_getsATokenThatWorksLikeAKey_andEachAnswerAnnouncesTheEnd() {
        Answer token = token(basic(client("Inputs:Get", "Concepts:Get")), GRANT);

        assertThat(token.status()).isEqualTo(200);
        assertThat(token.string("token_type")).isEqualTo("Bearer");
        assertThat(token.json().getInt("expires_in")).isEqualTo(176_400);
        assertThat(token.string("scope")).isEqualTo("Concepts:Get Inputs:Get");
        assertThat(token.header("Cache-Control")).isEqualTo("no-store");
        assertAnnounced(token.response());
        HttpResponse<String> input = input(ON, token.text().orElseThrow());
        assertThat(input.statusCode()).isEqualTo(200);
        assertThat(input.body()).contains("canary");
        assertAnnounced(input);
    }

    @Test
    void aTokenThatLacksScopes_isRefusedOrItsAnswerRedacted() {
        HttpResponse<String> redacted = input(ON, tokenOf(client("Inputs:Get")));
        assertThat(redacted.statusCode()).isEqualTo(200);
        assertThat(redacted.body()).doesNotContain("canary");
        assertThat(redacted.headers().firstValue("Latchkey-Redacted")).contains("Concepts:Get");

        HttpResponse<String> refused = input(ON, tokenOf(client("Concepts:Get")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertAnnounced(refused);

        Answer narrow = token(basic(client("Inputs:Get", "Concepts:Get")), GRANT + "&scope=Concepts:Get");
        assertThat(input(ON, narrow.text().orElseThrow()).statusCode()).isEqualTo(403);
    }

    @Test
    void wrongCredentials_areAnsweredAsOAuthSays() {
        Answer client = client("Inputs:Get");
        Answer other = client("Inputs:Get");

        Answer wrong = token(basic(client.id(), other.text().orElseThrow()), GRANT);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.string("error")).isEqualTo("invalid_client");
        assertThat(wrong.header("Content-Type")).startsWith("application/json");
        assertThat(wrong.header("WWW-Authenticate")).startsWith("Basic realm=");
        assertAnnounced(wrong.response());
        assertThat(token(basic(client), "grant_type=password").string("error")).isEqualTo("unsupported_grant_type");
        assertThat(token(basic(client), GRANT + "&scope=Inputs:Add").string("error"))
                .isEqualTo("invalid_scope");
        assertThat(token(basic(client), "").string("error")).isEqualTo("invalid_request");
        HttpResponse<String> read = server.http(ON).get("oauth/token");
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(read.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void foreignBearerTokens_areNoneOfOurBusiness() {
        HttpResponse<String> foreign = server.http(ON).get("api/inputs/1", "Authorization", "Bearer abc.def.ghi");

        assertThat(foreign.statusCode()).isEqualTo(401);
        assertThat(foreign.body()).contains("credentials-required");
        assertThat(foreign.headers().firstValue("Deprecation")).isEmpty();
    }

    @Test
    void whereTokensAreOff_nothingKnowsThem() {
        Secret token = tokenOf(client("Inputs:Get"));

        HttpResponse<String> refused = input(OFF, token);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("credentials-required");
        assertThat(refused.headers().firstValue("Sunset")).isEmpty();
        assertThat(server.http(OFF)
                        .send("POST", "token", GRANT, "Content-Type", FORM)
                        .statusCode())
                .isIn(401, 404);
        assertThat(host.admin().get("clients").status()).isEqualTo(404);
    }

    @Test
    void aRevokedClient_takesItsTokensWithIt() {
        Answer client = client("Inputs:Get");
        Secret token = tokenOf(client);
        assertThat(input(ON, token).statusCode()).isEqualTo(200);

        assertThat(admin().post("clients/" + client.id() + "/disable", null).status())
                .isEqualTo(200);
        assertThat(input(ON, token).statusCode()).isEqualTo(401);
        assertThat(token(basic(client), GRANT).status()).isEqualTo(401);
        assertThat(admin().post("clients/" + client.id() + "/enable", null).status())
                .isEqualTo(200);
        assertThat(input(ON, token).statusCode()).isEqualTo(200);

        assertThat(admin().delete("clients/" + client.id()).status()).isEqualTo(204);
        HttpResponse<String> refused = input(ON, token);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("invalid-token");
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer realm=")
                .contains("invalid_token");
        assertAnnounced(refused);
    }

    @Test
    void people_seeWhoStillUsesTokens_andMakeTheKeyInTheirPlace() {
        Answer client = client("Inputs:Get", "Concepts:Get");
        Secret token = tokenOf(client);
        input(ON, token);

        await("the use of a token")
                .atMost(Duration.ofMinutes(5))
                .until(() -> admin().get("clients/" + client.id()).json().containsKey("lastUsed"));
        List<JsonObject> listed = admin().get("clients?application=" + client.string("application"))
                .objects("clients");
        assertThat(listed).singleElement().satisfies(each -> {
            assertThat(each.getString("id")).isEqualTo(client.id());
            assertThat(each.getInt("calls")).isEqualTo(1);
        });
        Answer key = admin().post("clients/" + client.id() + "/key", null);
        assertThat(key.status()).as(key.toString()).isEqualTo(201);
        assertThat(key.string("client")).isEqualTo(client.id());
        assertThat(key.strings("scopes")).isEqualTo(client.strings("scopes"));
        assertThat(host.as(key).atInputs()).isEqualTo(200);
        assertThat(input(ON, token).statusCode()).isEqualTo(200);
    }

    @Test
    void clients_areNoKeys() {
        Answer client = client("Inputs:Get");
        Secret token = tokenOf(client);

        assertThat(admin().get("keys/" + client.id()).status()).isEqualTo(404);
        assertThat(admin().delete("keys/" + client.id()).status()).isEqualTo(404);
        assertThat(admin().get("keys?application=" + client.string("application"))
                        .objects("keys"))
                .isEmpty();
        assertThat(server.http(ON)
                        .get(
                                "api/inputs/1",
                                "Authorization",
                                "Key " + client.text().orElseThrow().reveal())
                        .statusCode())
                .isEqualTo(401);
        assertThat(input(ON, client.text().orElseThrow()).statusCode()).isEqualTo(401);
        Answer managing = new Caller(server.http(ON), "Authorization", "Bearer " + token.reveal()).get("keys");
        assertThat(managing.status()).isEqualTo(403);
        assertThat(managing.problem()).isEqualTo("token-not-enough");
    }

    @Test
    void scopesOfAClient_haveToBeNamed_unlessTheSettingsSayOtherwise() {
        Answer unnamed =
                admin().post("clients", "{\"application\":\"" + host.application() + "\",\"description\":\"Old\"}");

        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(unnamed.string("field")).isEqualTo("scopes");
    }

    /** What is sent to the place where tokens are issued never makes it fail, nor leaves anything behind. */
    @Test
    void malformedRequests_areRefusedAndLeaveNothing() {
        Random random = new Random(1);
        String[] types = {FORM, "application/json", "text/plain", "multipart/form-data", ";"};
        String[] parts = {
            GRANT, "&", "=", "%", "%zz", "client_id", "\u0000", "{", "scope=", "\"", "client_secret=x", "+"
        };
        String[] schemes = {"Basic ", "Basic Og==", "Basic eDp5", "Bearer x", "Basic %%%", "Digest a=b"};
        for (int i = 0; i < MALFORMED; i++) {
            StringBuilder body = new StringBuilder();
            for (int j = random.nextInt(6); j > 0; j--) {
                body.append(parts[random.nextInt(parts.length)]);
            }
            int status = server.http(ON)
                    .statusOfPostQuietly(
                            "oauth/token",
                            body.toString(),
                            "Authorization",
                            schemes[random.nextInt(schemes.length)],
                            "Content-Type",
                            types[random.nextInt(types.length)]);
            assertThat(status).isBetween(400, 499);
        }
        Answer client = client("Inputs:Get");
        await("a right client, when the flood is over")
                .atMost(Duration.ofMinutes(5))
                .until(() -> token(basic(client), GRANT).status() == 200);
    }

    @Test
    void theSunset_passesWhileTheServerRuns() {
        Answer client = client("Inputs:Get");
        Secret token = tokenOf(client);

        await("the sunset")
                .atMost(Duration.ofMinutes(5))
                .until(() -> input(ENDING, token).statusCode() == 401);

        assertThat(Instant.now()).isAfterOrEqualTo(SOON);
        HttpResponse<String> ended = input(ENDING, token);
        assertThat(ended.body()).contains("tokens-ended").contains("Authorization: Key <api key>");
        assertThat(ended.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Key realm=");
        assertThat(ended.headers().firstValue("Sunset")).isPresent();
        HttpResponse<String> none =
                server.http(ENDING).send("POST", "token", GRANT, "Authorization", basic(client), "Content-Type", FORM);
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.body()).contains("tokens-ended");
        assertThat(input(ON, token).statusCode()).isEqualTo(200);
    }

    @Test
    void theLog_namesWhoStillGetsTokens() throws IOException {
        Answer client = client("Inputs:Get");
        tokenOf(client);
        tokenOf(client);

        assertThat(server.log().split("The client " + client.id() + " of the application", -1))
                .hasSize(2);
    }
}
