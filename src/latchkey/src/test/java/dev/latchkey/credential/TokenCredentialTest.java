package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bearer belongs to the application, but for what bears the prefix of our access tokens; {@code T!} stands for one, {@code K!} for a key. */
class TokenCredentialTest {
    private static final KeyText TOKEN = KeyText.generate("lkt");
    private static final String K = KeyText.generate("lk").text().reveal();
    private static final Map<String, String> ON =
            Map.of("latchkey.tokens", "true", "latchkey.tokens.sunset", "2027-06-30T00:00:00Z");

    private static Credential read(Map<String, String> settings, String value) {
        String sent = value.replace("T!", TOKEN.text().reveal()).replace("K!", K);
        return new CredentialReader(Settings.of(settings))
                .read(FakeRequest.get("/things").header("Authorization", sent).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer T!", "bearer T!", "BEARER  T!", "Bearer\tT!  "})
    void read_ofOurToken_isThatToken(String value) {
        assertThat(read(ON, value)).isInstanceOfSatisfying(Credential.Token.class, found -> {
            assertThat(found.text().id()).isEqualTo(TOKEN.id());
            assertThat(found.text().isIntact()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "Bearer K!", "Bearer lkt", "Bearer xT!", "Bearer", "Basic T!", "T!"})
    void read_ofWhatDoesNotBearOurPrefix_isTheHosts(String value) {
        assertThat(read(ON, value)).isInstanceOf(Credential.None.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer T!", "Bearer lkt_x"})
    void read_withTokensOff_isTheHosts(String value) {
        assertThat(read(Map.of(), value)).isInstanceOf(Credential.None.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer lkt_", "Bearer lkt_x", "Bearer lkt_client_0123456789AB_x", "Bearer T!x"})
    void read_ofWhatIsNoToken_isAWrongToken(String value) {
        assertThat(CredentialReaderTest.refusalOf(read(ON, value))).isEqualTo(Refusal.of(RefusalKind.INVALID_TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer T!, Key K!", "Bearer T! T!", "Bearer T!,"})
    void read_ofMoreThanOneCredential_isMalformed(String value) {
        assertThat(CredentialReaderTest.refusalOf(read(ON, value)).status()).isEqualTo(400);
    }

    @Test
    void read_ofATokenAsAKey_isNoKey() {
        assertThat(CredentialReaderTest.refusalOf(read(ON, "Key T!")).kind()).isEqualTo(RefusalKind.MALFORMED_KEY);
    }

    @Test
    void read_whereKeysComeAsBearerToo_tellsThemApartByTheirPrefix() {
        Map<String, String> both = new HashMap<>(ON);
        both.put("latchkey.schemes", "Bearer");

        assertThat(read(both, "Bearer T!")).isInstanceOf(Credential.Token.class);
        assertThat(read(both, "Bearer K!")).isInstanceOf(Credential.Key.class);
    }
}
