package dev.latchkey.credential;

import static dev.latchkey.credential.CredentialReaderTest.assertMalformed;
import static dev.latchkey.credential.CredentialReaderTest.idOf;
import static dev.latchkey.credential.CredentialReaderTest.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another header field and the query, where the settings open them; {@code K!} stands for a good key. */
class OtherPlacesTest {
    private static final KeyText KEY = KeyText.generate("lk");
    private static final String K = KEY.text().reveal();
    private static final Settings ALL_PLACES =
            Settings.of(Map.of("latchkey.header", "X-Api-Key", "latchkey.query", "api_key"));

    private static Credential read(FakeRequest request) {
        return new CredentialReader(ALL_PLACES).read(request.build());
    }

    private static FakeRequest request() {
        return FakeRequest.get("/things");
    }

    @Test
    void read_ofTheOtherHeader_isItsBareKey() {
        assertThat(idOf(read(request().header("x-api-key", K)))).isEqualTo(KEY.id());
        assertThat(idOf(read(request().header("X-Api-Key", " " + K + " ")))).isEqualTo(KEY.id());
    }

    @Test
    void read_ofTheOtherHeaderWithAScheme_isNoKey() {
        assertThat(refusalOf(read(request().header("X-Api-Key", "Key " + K))).status())
                .isEqualTo(401);
    }

    @Test
    void read_ofTheOtherHeaderTwiceOrEmpty_isMalformed() {
        assertMalformed(read(request().header("X-Api-Key", K).header("X-Api-Key", K)));
        assertMalformed(read(request().header("X-Api-Key", "")));
    }

    @Test
    void read_ofCredentialsInTwoPlaces_isMalformed() {
        assertMalformed(read(request().key(K).header("X-Api-Key", K)));
        assertMalformed(read(request().key(K).query("api_key=" + K)));
        assertMalformed(read(request().header("X-Api-Key", K).query("api_key=" + K)));
        assertMalformed(read(request().key("broken").header("X-Api-Key", K)));
    }

    @Test
    void read_ofForeignAuthorizationAndTheOtherHeader_isTheKey() {
        assertThat(idOf(read(request().header("Authorization", "Basic eDp5").header("X-Api-Key", K))))
                .isEqualTo(KEY.id());
    }

    @Test
    void read_inPlacesThatTheSettingsDoNotOpen_isNone() {
        CredentialReader reader = new CredentialReader(Settings.of(Map.of()));

        assertThat(reader.read(
                        request().header("X-Api-Key", K).query("api_key=" + K).build()))
                .isInstanceOf(Credential.None.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_key=K!", "a=b&api_key=K!", "api_key=K!&a=b&&c", "api%5Fkey=K!", "%61pi_key=K!&a=%zz"})
    void read_ofTheQueryParameter_isItsKey(String query) {
        assertThat(idOf(read(request().query(query.replace("K!", K))))).isEqualTo(KEY.id());
    }

    @Test
    void read_ofAPercentEncodedKey_isTheKey() {
        assertThat(idOf(read(request().query("api_key=" + K.replace("_", "%5f")))))
                .isEqualTo(KEY.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "API_KEY=K!", "api_keys=K!", "xapi_key=K!", "a=api_key=K!", "&", "=", "%=K!"})
    void read_ofAnotherQuery_isNone(String query) {
        assertThat(read(request().query(query.replace("K!", K)))).isInstanceOf(Credential.None.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api_key", "api_key=", "api_key=%", "api_key=%zz", "api_key=K!%2", "api_key=K!+", "api_key=K!%00"
            })
    void read_ofABrokenQueryParameter_isNoKey(String query) {
        assertThat(refusalOf(read(request().query(query.replace("K!", K)))).status())
                .isEqualTo(401);
    }

    @Test
    void read_ofTheQueryParameterTwice_isMalformed() {
        assertMalformed(read(request().query("api_key=" + K + "&api_key=" + K)));
        assertMalformed(read(request().query("api_key=&api%5fkey=" + K)));
    }
}
