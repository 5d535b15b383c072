package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peppers and configured keys: what is wrong is said, what stands there is not; {@code P!} stands for a pepper. */
class SecretSettingsTest {
    private static final byte[] BYTES = "0123456789abcdef0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final String PEPPER = Base64.getEncoder().encodeToString(BYTES);
    private static final String SHORT = Base64.getEncoder().encodeToString(new byte[31]);

    private static List<Pepper> peppers(String value) {
        return Settings.of(Map.of("latchkey.pepper", value.replace("P!", PEPPER)))
                .keys()
                .peppers();
    }

    private static List<ProvisionedKey> keys(String value) {
        return Settings.of(Map.of("latchkey.keys", value)).keys().configured();
    }

    @Test
    void peppers_keepTheirOrder_newestFirst() {
        assertThat(peppers("2:P!,1:P!")).extracting(Pepper::version).containsExactly(2, 1);
        assertThat(peppers(" 7:P! \n 9999:P!")).extracting(Pepper::version).containsExactly(7, 9999);
        assertThat(peppers("1:P!").get(0).bytes()).isEqualTo(BYTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P!",
                "1:",
                "0:P!",
                "-1:P!",
                "10000:P!",
                "1:P!,1:P!",
                "1:P!!",
                "one:P!",
                ":P!",
                "1:P!;2:P!",
                "1=P!",
                "1:ä"
            })
    void peppers_thatAreWrong_areRefusedAndNotRepeated(String value) {
        assertThatThrownBy(() -> peppers(value))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("latchkey.pepper is not repeated here (")
                .hasMessageContaining("allowed is: " + Setting.PEPPER.allowed())
                .hasMessageNotContaining(PEPPER.substring(0, 8));
    }

    @Test
    void peppers_thatAreTooShort_areRefused() {
        assertThatThrownBy(() -> peppers("1:" + SHORT))
                .hasMessageContaining("shorter than 32 bytes")
                .hasMessageNotContaining(SHORT);
    }

    @Test
    void keys_areSeparatedBySemicolonsAndLineEnds() {
        String entries = "id=a digest=b application=c scopes=d,e;\n\n  scopes= application=f  digest=g\tid=h ;";

        assertThat(keys(entries))
                .containsExactly(
                        new ProvisionedKey("a", "b", "c", List.of("d", "e")),
                        new ProvisionedKey("h", "g", "f", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lk_hunter2",
                "id=hunter2",
                "id=hunter2 digest=hunter2 application=c",
                "id=hunter2 id=b digest=c application=d scopes=e",
                "id=a digest=b application=c scopes=d hunter2=e",
                "id=a digest=b application=c scopes=d hunter2",
                "id=a, digest=hunter2",
                "ID=hunter2 digest=b application=c scopes=d"
            })
    void keys_thatAreWrong_areRefusedByNumberAndNotRepeated(String entry) {
        assertThatThrownBy(() -> keys("id=a digest=b application=c scopes=d;" + entry))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("latchkey.keys is not repeated here (entry 2: ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void formsOfImportedKeys_areRead() {
        assertThat(imported("prefix=acme_ digest=sha256;\nof=rest secret=aHVudGVyMg== digest=hmac-sha256 prefix=old-"))
                .extracting(ImportedForm::prefix, ImportedForm::algorithm, ImportedForm::rest)
                .containsExactly(tuple("acme_", "sha256", false), tuple("old-", "hmac-sha256", true));
    }

    private static List<ImportedForm> imported(String value) {
        return Settings.of(Map.of("latchkey.key.imported", value)).keys().imported();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme_",
                "prefix=acme_",
                "prefix=acme_ digest=md5",
                "prefix=acme_ digest=hmac-sha256",
                "prefix=acme_ digest=sha256 secret=aHVudGVyMg==",
                "prefix=acme_ digest=hmac-sha256 secret=hunter2!",
                "prefix=acme_ digest=hmac-sha256 secret=",
                "prefix=acme_ digest=sha256 of=hunter2",
                "prefix=a digest=sha256",
                "prefix=a,b digest=sha256",
                "prefix=acme_ prefix=acme- digest=sha256",
                "prefix=old digest=sha256",
                "prefix=old_x digest=sha256",
                "prefix=lk_x digest=sha256",
                "prefix=lk digest=sha256"
            })
    void formsOfImportedKeys_thatAreWrong_areRefusedByNumberAndNotRepeated(String entry) {
        assertThatThrownBy(() -> imported("prefix=old_ digest=sha256;" + entry))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("latchkey.key.imported is not repeated here (entry 2: ")
                .hasMessageNotContaining("hunter2");
    }
}
