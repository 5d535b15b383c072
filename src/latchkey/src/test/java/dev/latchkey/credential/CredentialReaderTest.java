package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Authorization header field; {@code K} stands for a good key, {@code L} for another. */
class CredentialReaderTest {
    private static final KeyText KEY = KeyText.generate("lk");
    private static final String K = KEY.text().reveal();
    private static final String L = KeyText.generate("lk").text().reveal();

    private static Credential read(Map<String, String> settings, String... values) {
        FakeRequest request = FakeRequest.get("/things");
        for (String value : values) {
            request.header("authorization", value.replace("K!", K).replace("L!", L));
        }
        return new CredentialReader(Settings.of(settings)).read(request.build());
    }

    private static Credential read(String... values) {
        return read(Map.of(), values);
    }

    @Test
    void read_withoutAuthorization_isNone() {
        assertThat(read()).isInstanceOf(Credential.None.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Key K!", "key K!", "KEY K!", "kEy K!", "Key  K!", "Key\tK!", "  Key K!  ", "Key \t K!\t"})
    void read_ofTheSchemeInAnyCaseAndOneKey_isThatKey(String value) {
        assertThat(idOf(read(value))).isEqualTo(KEY.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic dXNlcjpwYXNz",
                "Bearer K!",
                "Bearer a.b.c",
                "Negotiate",
                "Digest username=\"key\", realm=\"Key\"",
                "Keys K!",
                "Ke K!",
                "Key: K!",
                "K!",
                ""
            })
    void read_ofAnotherScheme_isTheHosts(String value) {
        assertThat(read(value)).isInstanceOf(Credential.None.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Key",
                "key ",
                "Key K! L!",
                "Key K! K!",
                "Key K!\tL!",
                "Key K!,L!",
                "Key K!, Key L!",
                "Key K!,",
                "Key ,K!",
                "Key <api key>",
                "Basic dXNlcjpwYXNz, Key K!",
                "Bearer x,key K!"
            })
    void read_ofAnythingButOneCredential_isMalformed(String value) {
        assertMalformed(read(value));
    }

    @Test
    void read_ofTwoAuthorizationFields_isMalformedWhateverTheyHold() {
        assertMalformed(read("Key K!", "Key L!"));
        assertMalformed(read("Key K!", "Key K!"));
        assertMalformed(read("Basic x", "Key K!"));
        assertMalformed(read("Key K!", "Basic x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Key lk_", "Key K!x", "Key \"K!\"", "Key xK!", "Key lk_0123456789AB_"})
    void read_ofWhatIsNoKey_isAMalformedKeyThatIsNotRepeated(String value) {
        Refusal refusal = refusalOf(read(value));

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.kind()).isEqualTo(RefusalKind.MALFORMED_KEY);
        assertThat(refusal.detail()).doesNotContain(value.substring(4), K);
    }

    @Test
    void read_withSchemesOfTheHost_takesEachOfThemAndNoOther() {
        Map<String, String> settings = Map.of("latchkey.schemes", "ApiKey, Bearer");

        assertThat(idOf(read(settings, "apikey K!"))).isEqualTo(KEY.id());
        assertThat(idOf(read(settings, "BEARER K!"))).isEqualTo(KEY.id());
        assertThat(read(settings, "Key K!")).isInstanceOf(Credential.None.class);
        assertThat(refusalOf(read(settings, "Bearer")).detail()).contains("Authorization: ApiKey <api key>");
    }

    @Test
    void read_withTwoPrefixes_takesKeysOfBoth() {
        Map<String, String> settings = Map.of("latchkey.key.prefix", "new,lk");

        assertThat(idOf(read(settings, "Key K!"))).isEqualTo(KEY.id());
        assertThat(read(settings, "Key " + KeyText.generate("new").text().reveal()))
                .isInstanceOf(Credential.Key.class);
        assertThat(read(Map.of("latchkey.key.prefix", "new"), "Key K!")).isInstanceOf(Credential.Unusable.class);
    }

    static String idOf(Credential credential) {
        assertThat(credential).isInstanceOf(Credential.Key.class);
        return ((Credential.Key) credential).text().id();
    }

    static Refusal refusalOf(Credential credential) {
        assertThat(credential).isInstanceOf(Credential.Unusable.class);
        return ((Credential.Unusable) credential).refusal();
    }

    static void assertMalformed(Credential credential) {
        Refusal refusal = refusalOf(credential);
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.detail()).doesNotContain(K, L, KEY.id());
    }
}
