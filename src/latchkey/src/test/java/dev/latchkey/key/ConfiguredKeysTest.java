package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ApiKey;
import dev.latchkey.config.SettingException;
import dev.latchkey.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredKeysTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
    private static final String GOOD = "id=0123456789AB digest=" + DIGEST + " application=shop scopes=B:Get,A:Get";

    private static ConfiguredKeys read(String entries) {
        return new ConfiguredKeys(
                Settings.of(Map.of("latchkey.keys", entries)).keys().configured());
    }

    @Test
    void find_theIdOfAnEntry_isAnActiveKey() {
        ApiKey key = read(GOOD).find("0123456789AB").orElseThrow().key();

        assertThat(key.application()).isEqualTo("shop");
        assertThat(key.scopes()).containsExactly("A:Get", "B:Get");
        assertThat(key.state()).isEqualTo(ApiKey.State.ACTIVE);
        assertThat(key.description()).contains("latchkey.keys");
    }

    @Test
    void find_anotherId_isNothing() {
        assertThat(read(GOOD).find("0123456789AC")).isEmpty();
        assertThat(read("").find("0123456789AB")).isEmpty();
    }

    @Test
    void keysOf_anApplication_areItsOwnById() {
        ConfiguredKeys keys = read(GOOD.replace("9AB", "9ZZ") + ";" + GOOD + ";"
                + GOOD.replace("9AB", "9AA").replace("shop", "office"));

        assertThat(keys.keysOf("shop")).extracting(ApiKey::id).containsExactly("0123456789AB", "0123456789ZZ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=secret0 digest=D application=shop scopes=",
                "id=secret0secret0 digest=D application=shop scopes=",
                "id=0123456789AC digest=secret0 application=shop scopes=",
                "id=0123456789AC digest=lk_0123456789AC_secret0 application=shop scopes=",
                "id=0123456789AC digest=D application=secret0/ scopes=",
                "id=0123456789AC digest=D application= scopes=",
                "id=0123456789AC digest=D application=shop scopes=A:Get,,B:Get",
                "id=0123456789AC digest=D application=shop scopes=All",
                "id=0123456789AB digest=D application=shop scopes="
            })
    void new_withAWrongEntry_isRefusedByItsNumberAndNotRepeated(String entry) {
        assertThatThrownBy(() -> read(GOOD + "\n" + entry.replace("=D ", "=" + DIGEST + " ")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("latchkey.keys is not repeated here (entry 2: ")
                .hasMessageNotContainingAny("secret0", DIGEST);
    }

    @Test
    void new_withAKeyWhereAScopeBelongs_doesNotRepeatIt() {
        String entry = "id=0123456789AB digest=" + DIGEST + " application=shop scopes=\"lk_0123456789AB_secret0\"";

        assertThatThrownBy(() -> read(entry))
                .isInstanceOf(SettingException.class)
                .hasMessageNotContaining("secret0");
    }
}
