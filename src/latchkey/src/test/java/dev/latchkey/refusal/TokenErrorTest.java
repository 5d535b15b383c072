package dev.latchkey.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.FakeRequest;
import dev.latchkey.FakeResponse;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.RefusalRenderer;
import dev.latchkey.authentication.Authenticators;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients of OAuth 2.0 read of a refusal, whatever the application renders. */
class TokenErrorTest {
    private static final Settings SETTINGS = Settings.of(
            Map.of("latchkey.realm", "r", "latchkey.tokens", "true", "latchkey.tokens.sunset", "2099-06-30T00:00:00Z"));
    private static final RefusalRenderer OURS = (refusal, request) -> null;

    private static RefusalWriter writer(RefusalRenderer renderer) {
        return new RefusalWriter(SETTINGS, renderer, new RefusalReporter(SETTINGS, event -> {}, System::nanoTime));
    }

    private static FakeResponse refuse(RefusalRenderer renderer, Refusal refusal) throws IOException {
        FakeResponse response = new FakeResponse();
        writer(renderer)
                .writeTokenError(refusal, FakeRequest.of("POST", "/token").build(), response.response());
        return response;
    }

    private static RefusalRenderer rendering(String type, String body) {
        return (refusal, request) -> new RefusalRenderer.Body(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject json(FakeResponse response) {
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }

    /** RFC 6749, section 5.2, and what clients do where it has no word. */
    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(Refusal.of(RefusalKind.INVALID_CLIENT), 401, "invalid_client"),
                Arguments.of(Refusal.of(RefusalKind.INVALID_TOKEN_REQUEST, "a \"b\" \\c"), 400, "invalid_request"),
                Arguments.of(Refusal.of(RefusalKind.UNSUPPORTED_GRANT, "x"), 400, "unsupported_grant_type"),
                Arguments.of(Refusal.of(RefusalKind.INVALID_SCOPE, "x"), 400, "invalid_scope"),
                Arguments.of(Refusal.of(RefusalKind.TOKEN_BY_POST), 405, "invalid_request"),
                Arguments.of(Refusal.of(RefusalKind.TOKENS_ENDED), 401, "unauthorized_client"),
                Arguments.of(Refusal.of(RefusalKind.TOO_MANY_UNKNOWN_KEYS), 429, "temporarily_unavailable"),
                Arguments.of(Refusal.of(RefusalKind.STORE_UNAVAILABLE), 503, "temporarily_unavailable"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void error_isThere_whateverIsRendered(Refusal refusal, int status, String error) throws IOException {
        for (RefusalRenderer renderer : List.of(
                OURS,
                rendering("application/json", "{\"status\":{\"code\":1},\"error\":{\"mine\":true}}"),
                rendering("application/json; charset=utf-8", "[1]"),
                rendering("text/html", "<p>no</p>"),
                rendering("application/json", ""))) {
            FakeResponse response = refuse(renderer, refusal);
            JsonObject body = json(response);

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.header("Content-Type")).isEqualTo("application/json");
            assertThat(response.header("Cache-Control")).isEqualTo("no-store");
            assertThat(response.header("Pragma")).isEqualTo("no-cache");
            assertThat(body.getString("error")).isEqualTo(error);
            // %x20-21 / %x23-5B / %x5D-7E
            assertThat(body.getString("error_description")).matches("[ -!#-\\[\\]-~]+");
        }
    }

    @Test
    void whatTheApplicationRenders_staysBesides() throws IOException {
        JsonObject body = json(refuse(
                rendering("application/json", "{\"status\":{\"code\":11002,\"details\":\"Schlüssel\"}}"),
                Refusal.of(RefusalKind.INVALID_CLIENT)));

        assertThat(body.getJsonObject("status").getInt("code")).isEqualTo(11002);
        assertThat(body.getJsonObject("status").getString("details")).isEqualTo("Schlüssel");
        assertThat(json(refuse(OURS, Refusal.of(RefusalKind.INVALID_CLIENT))).getString("type"))
                .isEqualTo("https://latchkey.dev/problems/invalid-client");
    }

    /** RFC 6750, section 3: the challenge is of the scheme that was used. */
    @Test
    void anAccessTokenThatLacksAScope_isChallengedByBearer_andAKeyByKey() throws IOException {
        Refusal lacking = Refusal.insufficientScope(Set.of("Things:Add"), Set.of());

        assertThat(challenge("Bearer ", KeyText.generate("lkt"), CredentialKind.TOKEN, lacking))
                .isEqualTo("Bearer realm=\"r\", error=\"insufficient_scope\", scope=\"Things:Add\"");
        assertThat(challenge("Key ", KeyText.generate("lk"), CredentialKind.KEY, lacking))
                .isEqualTo("Key realm=\"r\", error=\"insufficient_scope\", scope=\"Things:Add\"");
    }

    private static String challenge(String scheme, KeyText text, CredentialKind kind, Refusal refusal)
            throws IOException {
        ApiKey key = new DescribedKey(
                text.id(), "shop", "", Set.of("Things:Get"), Instant.EPOCH, ApiKey.State.ACTIVE, Optional.empty());
        KeyRecord found = new KeyRecord(key, new Digester(List.of()).digest(text), kind);
        HttpServletRequest request = FakeRequest.get("/things")
                .header("Authorization", scheme + text.text().reveal())
                .build();
        CurrentCaller.put(
                request,
                Authenticators.of(SETTINGS, id -> Optional.of(found), new Vocabulary())
                        .authenticate(request));
        FakeResponse response = new FakeResponse();
        writer(OURS).write(refusal, request, response.response());
        return response.header("WWW-Authenticate");
    }
}
