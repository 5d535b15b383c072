package dev.latchkey.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.FakeRequest;
import dev.latchkey.RefusalKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for access tokens, as OAuth wants them and as published clients send them. */
class TokenRequestTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BASIC = basic("client:secret");

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static FakeRequest post(String type, String body) {
        return FakeRequest.of("POST", "/token").body(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static TokenRequest read(FakeRequest request, boolean lenient) {
        return TokenRequest.of(request.build(), lenient);
    }

    private static void refuses(FakeRequest request, boolean lenient, RefusalKind kind) {
        assertThatThrownBy(() -> read(request, lenient))
                .isInstanceOfSatisfying(
                        AccessRefusedException.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(kind));
    }

    @Test
    void aClientProvesItselfInTheHeader() {
        TokenRequest request = read(post(FORM, "grant_type=client_credentials").header("Authorization", BASIC), false);

        assertThat(request.clientId()).isEqualTo("client");
        assertThat(request.secret()).isEqualTo("secret");
        assertThat(request.scopes()).isEmpty();
    }

    @Test
    void aClientProvesItselfInTheBody() {
        TokenRequest request = read(
                post(
                        FORM + "; charset=utf-8",
                        "client_id=c%6Cient&client_secret=secret&grant_type=client_credentials&scope=A:Get+B:Get&other=1"),
                false);

        assertThat(request.clientId()).isEqualTo("client");
        assertThat(request.scopes()).isEqualTo(Optional.of(Set.of("A:Get", "B:Get")));
    }

    /** RFC 6749, section 2.3.1: both parts are encoded before they are joined. */
    @Test
    void credentialsInTheHeader_areDecoded() {
        TokenRequest request = read(
                post(FORM, "grant_type=client_credentials").header("Authorization", basic("a%3Ab:c%20d:e")), false);

        assertThat(request.clientId()).isEqualTo("a:b");
        assertThat(request.secret()).isEqualTo("c d:e");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', -, INVALID_TOKEN_REQUEST",
                "'grant_type=', FORM, INVALID_TOKEN_REQUEST",
                "'grant_type=password', FORM, UNSUPPORTED_GRANT",
                "'grant_type=client_credentials&grant_type=client_credentials', FORM, INVALID_TOKEN_REQUEST",
                "'grant_type=client_credentials&client_secret=secret', FORM, INVALID_TOKEN_REQUEST",
                "'grant_type=client_credentials&scope=%22', FORM, INVALID_SCOPE",
                "'grant_type=client_credentials&scope=+', FORM, INVALID_SCOPE",
                "'grant_type=client_credentials&scope=A:Get&scope=B:Get', FORM, INVALID_TOKEN_REQUEST",
                "'grant_type=client_credentials&client_id=another', FORM, INVALID_TOKEN_REQUEST",
                "'grant_type=client_credentials&client_assertion=x', FORM, INVALID_TOKEN_REQUEST",
                "'grant_type=%zz', FORM, INVALID_TOKEN_REQUEST",
                "'{\"grant_type\":\"client_credentials\"}', application/json, INVALID_TOKEN_REQUEST",
                "'grant_type=client_credentials', -, INVALID_TOKEN_REQUEST"
            })
    void anotherBody_isRefused(String body, String type, RefusalKind kind) {
        refuses(post("FORM".equals(type) ? FORM : type, body).header("Authorization", BASIC), false, kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic %%%", "Basic Y2xpZW50", "Basic Y2xpZW50OiV6eg=="})
    void brokenCredentials_areRefused(String authorization) {
        FakeRequest request = post(FORM, "grant_type=client_credentials").header("Authorization", authorization);
        refuses(
                request,
                false,
                authorization.equals("Basic") ? RefusalKind.INVALID_CLIENT : RefusalKind.INVALID_TOKEN_REQUEST);
    }

    @Test
    void twoHeaderFields_areRefused() {
        FakeRequest request = post(FORM, "grant_type=client_credentials")
                .header("Authorization", BASIC)
                .header("Authorization", BASIC);
        refuses(request, false, RefusalKind.INVALID_TOKEN_REQUEST);
        refuses(request, true, RefusalKind.INVALID_TOKEN_REQUEST);
    }

    @Test
    void withoutCredentials_nobodyGetsAToken() {
        refuses(post(FORM, "grant_type=client_credentials"), false, RefusalKind.INVALID_CLIENT);
        refuses(post(FORM, "grant_type=client_credentials&client_id=client"), true, RefusalKind.INVALID_CLIENT);
        refuses(post("application/json", "x"), true, RefusalKind.INVALID_TOKEN_REQUEST);
    }

    @Test
    void parametersInTheUrl_areRefused() {
        refuses(
                post(FORM, "grant_type=client_credentials")
                        .header("Authorization", BASIC)
                        .query("client_id=client"),
                false,
                RefusalKind.INVALID_TOKEN_REQUEST);
    }

    /** What the published clients for JavaScript, Java, Python and Objective-C send. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "application/x-www-form-urlencoded, ''",
                "-, ''",
                "application/json; charset=utf8, '\"grant_type\":\"client_credentials\"'",
                "application/x-www-form-urlencoded, grant_type=client_credentials",
                "application/json, ''",
                "application/x-www-form-urlencoded, '%zz'",
                "application/json, '{\"grant_type\":\"client_credentials\"}'",
                "application/json, '{\"grant_type\":\"client_credentials\",\"scope\":null}'",
                "application/x-www-form-urlencoded, 'scope=&grant_type=client_credentials'",
                "application/x-www-form-urlencoded, 'scope&grant_type=client_credentials'"
            })
    void lenient_anyBodyWillDo(String type, String body) {
        FakeRequest request = post(type, body).header("Authorization", BASIC);

        assertThat(read(request.parameters(Map.of()), true).clientId()).isEqualTo("client");
    }

    /** All scopes of the client would be more than it asked for. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "application/x-www-form-urlencoded, 'scope=%zz'",
                "application/x-www-form-urlencoded, 'grant_type=client_credentials&scope=%zz'",
                "application/x-www-form-urlencoded, 'scope=%22'",
                "application/x-www-form-urlencoded, 'scope=+'",
                "application/x-www-form-urlencoded, 'scope=A:Get&%zz&scope%zz=B'",
                "application/x-www-form-urlencoded, '{\"scope\":[\"A:Get\"]}'",
                "application/json, '{\"scope\":[\"A:Get\"]}'",
                "application/json, '{\"scope\":\"not a:scope!\"}'",
                "application/json, '{\"scope\":\"A:Get\"'",
                "application/json, '{\"scope\":\"A:Get\",\"scope\":\"B:Get\"}'",
                "application/json, '[\"scope\"]'",
                "application/json, '{\"Scope\":\"A:Get\"}'",
                "application/x-www-form-urlencoded, 'scope[]=A:Get'",
                "application/x-www-form-urlencoded, 'scope%5B0%5D=A:Get'",
                "text/plain, 'scope=A:Get'",
                "text/plain, 'sc%6Fpe=A:Get'",
                "application/json, '{\"sc\\u006fpe\":\"A:Get\"'",
                "-, 'grant_type=client_credentials&scope=A:Get'",
                "multipart/form-data; boundary=x, '--x content-disposition: form-data; name=\"scope\" A:Get --x--'"
            })
    void lenient_aScopeThatCannotBeRead_isNotTakenForNone(String type, String body) {
        refuses(post(type, body).header("Authorization", BASIC), true, RefusalKind.INVALID_SCOPE);
    }

    @Test
    void lenient_aScopeInAnotherEncoding_isNotTakenForNone() {
        String json = "{\"scope\":\"A:Get\"}";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
            refuses(
                    FakeRequest.of("POST", "/token")
                            .body("text/plain", json.getBytes(charset))
                            .header("Authorization", BASIC),
                    true,
                    RefusalKind.INVALID_SCOPE);
        }
        refuses(
                post(FORM, "grant_type=client_credentials")
                        .header("Content-Encoding", "gzip")
                        .header("Authorization", BASIC),
                true,
                RefusalKind.INVALID_SCOPE);
    }

    @Test
    void lenient_aScopeThatCanBeRead_counts() {
        FakeRequest json =
                post("application/json", "{\"scope\":\"A:Get B:Get\"}").header("Authorization", BASIC);
        FakeRequest form = post(FORM, "%zz&scope=A:Get").header("Authorization", BASIC);

        assertThat(read(json, true).scopes()).contains(Set.of("A:Get", "B:Get"));
        assertThat(read(form, true).scopes()).contains(Set.of("A:Get"));
    }

    @Test
    void lenient_aScopeInTheUrl_isNotTakenForNone() {
        for (String query : List.of("scope=A:Get", "a=b&sc%6Fpe=A:Get", "SCOPE=A:Get", "sc%256fpe=A:Get", "%zz")) {
            refuses(post(FORM, "").query(query).header("Authorization", BASIC), true, RefusalKind.INVALID_SCOPE);
        }
        FakeRequest other = post(FORM, "").query("a=b").header("Authorization", BASIC);
        assertThat(read(other.parameters(Map.of("a", new String[] {"b"})), true).scopes())
                .isEmpty();
    }

    /** RFC 6749, section 2.3: one method to authenticate in each request. */
    @Test
    void aClientThatAuthenticatesInTwoWays_isRefused() {
        String body = "grant_type=client_credentials&client_id=client&client_secret=secret";
        for (boolean lenient : new boolean[] {false, true}) {
            for (String authorization : List.of(BASIC, "Bearer abc", "Key lk_abc", "Digest a=b")) {
                refuses(
                        post(FORM, body).header("Authorization", authorization),
                        lenient,
                        RefusalKind.INVALID_TOKEN_REQUEST);
            }
            refuses(
                    post(FORM, "client_id=another").header("Authorization", BASIC),
                    true,
                    RefusalKind.INVALID_TOKEN_REQUEST);
            refuses(post(FORM, body + "&client_assertion=x"), lenient, RefusalKind.INVALID_TOKEN_REQUEST);
        }
        refuses(
                post("application/json", "{\"client_id\":\"another\"}").header("Authorization", BASIC),
                true,
                RefusalKind.INVALID_TOKEN_REQUEST);
        assertThat(read(
                                post(FORM, "grant_type=client_credentials&client_id=client")
                                        .header("Authorization", BASIC),
                                false)
                        .clientId())
                .isEqualTo("client");
    }

    @Test
    void anotherScheme_isNoWayToAuthenticate() {
        for (String authorization : List.of("Bearer abc", "Key lk_abc", "Digest a=b")) {
            refuses(
                    post(FORM, "grant_type=client_credentials").header("Authorization", authorization),
                    false,
                    RefusalKind.INVALID_CLIENT);
        }
    }

    /** Servers throw what they like when a body breaks off. */
    @Test
    void aBodyThatBreaksOff_isRefused() {
        for (Exception broken : List.of(new IOException("Unexpected EOF"), new IllegalStateException("bad chunk"))) {
            FakeRequest request = post(FORM, "").header("Authorization", BASIC).brokenBody(broken);

            refuses(request, false, RefusalKind.INVALID_TOKEN_REQUEST);
        }
    }

    @Test
    void lenient_anotherGrantIsStillRefused() {
        refuses(
                post("application/json", "{\"grant_type\":\"password\"}").header("Authorization", BASIC),
                true,
                RefusalKind.UNSUPPORTED_GRANT);
        refuses(post(FORM, "grant_type=password").header("Authorization", BASIC), true, RefusalKind.UNSUPPORTED_GRANT);
    }

    @Test
    void aLargeBody_isRefused() {
        String body = "grant_type=client_credentials&x=" + "x".repeat(20_000);
        refuses(post(FORM, body).header("Authorization", BASIC), false, RefusalKind.INVALID_TOKEN_REQUEST);
    }

    @Test
    void aRequest_doesNotPrintItsSecret() {
        assertThat(read(post(FORM, "grant_type=client_credentials").header("Authorization", BASIC), false))
                .asString()
                .doesNotContain("secret");
    }

    @Property(tries = 5_000)
    void whateverIsSent_isReadOrRefused(
            @ForAll("types") String type, @ForAll("texts") String body, @ForAll("texts") String authorization) {
        for (boolean lenient : new boolean[] {false, true}) {
            Consumer<FakeRequest> reading = request -> {
                try {
                    read(request.parameters(Map.of()), lenient);
                } catch (AccessRefusedException refused) {
                    assertThat(refused.refusal().status()).isBetween(400, 499);
                }
            };
            reading.accept(post(type, body).header("Authorization", authorization));
            reading.accept(post(type, body).header("Authorization", basic(authorization)));
        }
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(FORM, FORM + ";charset=x", "application/json", "text/plain", "", ";");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                "grant_type",
                "client_credentials",
                "client_id",
                "client_secret",
                "scope",
                "=",
                "&",
                "%",
                "%zz",
                "+",
                ":",
                "Basic ",
                "Bearer ",
                "\"",
                " ",
                "ä",
                "\u0000",
                "A:Get",
                "{",
                "Y2xpZW50OnNlY3JldA==");
        return parts.list().ofMaxSize(12).map(all -> String.join("", all));
    }
}
