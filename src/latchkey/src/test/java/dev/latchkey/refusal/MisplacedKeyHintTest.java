package dev.latchkey.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.FakeResponse;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody is told who sends a key where none is read. */
class MisplacedKeyHintTest {
    private static final Settings SETTINGS = Settings.of(Map.of());

    private static String refuse(Settings settings, Refusal refusal, FakeRequest request) throws IOException {
        FakeResponse response = new FakeResponse();
        new RefusalWriter(
                        settings, (other, asked) -> null, new RefusalReporter(settings, event -> {}, System::nanoTime))
                .write(refusal, request.build(), response.response());
        assertThat(response.status()).isEqualTo(401);
        return response.header("WWW-Authenticate") + "\n" + response.body();
    }

    private static String refuse(Refusal refusal, FakeRequest request) throws IOException {
        return refuse(SETTINGS, refusal, request);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static Arguments place(String name, Function<String, FakeRequest> request) {
        return Arguments.of(name, request);
    }

    static Stream<Arguments> places() {
        return Stream.of(
                place("Bearer", key -> get().header("Authorization", "Bearer " + key)),
                place("no scheme", key -> get().header("Authorization", key)),
                place("ApiKey", key -> get().header("Authorization", "ApiKey " + key)),
                place("Token", key -> get().header("Authorization", "Token token=\"" + key + "\"")),
                place("Key:", key -> get().header("Authorization", "Key: " + key)),
                place("user", key -> get().header("Authorization", basic(key + ":"))),
                place("password", key -> get().header("Authorization", basic("api:" + key))),
                place("X-Api-Key", key -> get().header("X-Api-Key", key)),
                place("Api-Key", key -> get().header("api-key", " " + key + " ")),
                place("Proxy-Authorization", key -> get().header("Proxy-Authorization", "Key " + key)),
                place("cookie", key -> get().header("Cookie", "a=b; key=" + key)),
                place("query", key -> get().query("api_key=" + key)),
                place("encoded query", key -> get().query("a=b&k=" + key.replace("_", "%5F"))));
    }

    private static FakeRequest get() {
        return FakeRequest.get("/things");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void aKeyInAnotherPlace_isToldWhereItBelongs_andNotRepeated(String name, Function<String, FakeRequest> place)
            throws IOException {
        KeyText key = KeyText.generate("lk");
        String refused = refuse(
                Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                place.apply(key.text().reveal()));
        String other = refuse(
                Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                place.apply(KeyText.generate("lk").text().reveal()));

        assertThat(refused)
                .contains("problems/credentials-required")
                .contains("an API key")
                .contains("Send it as \\\"Authorization: Key <api key>\\\".")
                .doesNotContain(key.id())
                .doesNotContain(key.text().reveal().substring(20));
        assertThat(other).as("for every key the same").isEqualTo(refused);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void whatIsNoKey_isNotTakenForOne(String name, Function<String, FakeRequest> place) throws IOException {
        String text = KeyText.generate("lk").text().reveal();
        String mistyped = text.substring(0, 20) + (text.charAt(20) == 'x' ? "y" : "x") + text.substring(21);
        String nothing = refuse(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED), get());

        assertThat(nothing).contains("Send an API key in the Authorization header field");
        assertThat(refuse(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED), place.apply(mistyped)))
                .isEqualTo(nothing);
        assertThat(refuse(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED), place.apply("abc.def.ghi")))
                .isEqualTo(nothing);
        assertThat(refuse(
                        Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                        place.apply(KeyText.generate("other").text().reveal())))
                .isEqualTo(nothing);
    }

    @Test
    void theHint_isWordedAsTheSettingsHaveIt() throws IOException {
        Settings settings = Settings.of(Map.of(
                "latchkey.schemes", "ApiKey,Key", "latchkey.header", "X-Shop-Key", "latchkey.key.prefix", "shop_live"));
        String howTo = "\\\"Authorization: ApiKey <api key>\\\" or \\\"X-Shop-Key: <api key>\\\".";
        String key = KeyText.generate("shop_live").text().reveal();

        assertThat(refuse(settings, Refusal.of(RefusalKind.CREDENTIALS_REQUIRED), get()))
                .contains(howTo);
        assertThat(refuse(settings, Refusal.of(RefusalKind.CREDENTIALS_REQUIRED), get().header("X-Api-Key", key)))
                .contains("A header field that is not read for it carries an API key. Send it as " + howTo);
        assertThat(refuse(
                        settings,
                        Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                        get().header("X-Api-Key", KeyText.generate("lk").text().reveal())))
                .doesNotContain("carries an API key");
    }

    @Test
    void anAccessToken_isToldItsOwnScheme() throws IOException {
        Map<String, String> settings =
                new HashMap<>(Map.of("latchkey.tokens", "true", "latchkey.tokens.sunset", "2099-06-30T00:00:00Z"));
        String token = KeyText.generate("lkt").text().reveal();
        String howTo = "Send it as \\\"Authorization: Bearer <access token>\\\".";

        assertThat(refuse(
                        Settings.of(settings),
                        Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                        get().header("X-Token", token)))
                .contains("an access token")
                .contains(howTo);
        assertThat(refuse(Settings.of(settings), Refusal.of(RefusalKind.MALFORMED_KEY), get().key(token)))
                .contains("problems/malformed-key")
                .contains("An access token was sent as an API key. " + howTo);
    }

    @Test
    void aKeyWithSomethingAroundIt_isToldSo() throws IOException {
        String key = KeyText.generate("lk").text().reveal();
        for (String decorated : new String[] {'"' + key + '"', "<" + key + ">", "key=" + key, key + ";"}) {
            assertThat(refuse(Refusal.of(RefusalKind.MALFORMED_KEY), get().key(decorated)))
                    .contains("The API key was sent with other characters around it. Send it as")
                    .doesNotContain(key);
        }
        assertThat(refuse(Refusal.of(RefusalKind.MALFORMED_KEY), get().key(key.substring(1))))
                .contains("mistyped or cut off");
    }
}
