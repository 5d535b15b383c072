package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
    private static final List<String> LK = List.of("lk");

    @Property
    void generate_withAnyPrefix_parsesBackToTheSameKey(@ForAll("prefixes") String prefix) {
        KeyText made = KeyText.generate(prefix);
        String text = made.text().reveal();

        KeyText read = KeyText.parse(text, List.of("other", prefix)).orElseThrow();

        assertThat(read.id()).isEqualTo(made.id());
        assertThat(read.buffer()).isEqualTo(text.getBytes(StandardCharsets.US_ASCII));
        assertThat(read.text().reveal()).isEqualTo(text);
    }

    @Property
    void generate_withAnyPrefix_isOneWordForDoubleClicksAndScanners(@ForAll("prefixes") String prefix) {
        assertThat(KeyText.generate(prefix).text().reveal()).matches(prefix + "_[0-9A-Za-z]{12}_[0-9A-Za-z]{33}");
    }

    @Provide
    Arbitrary<String> prefixes() {
        return Arbitraries.strings()
                .withChars("abzABZ019_")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(prefix -> prefix.matches("[^_]+(_[^_]+)*"));
    }

    /** The format is a promise to those who keep keys: this one, put together without our code, must be read for ever. */
    @Test
    void parse_aKeyPutTogetherByHand_readsIt() {
        String key = "lk_0123456789AB_abcdefghijklmnopqrstuvwxyzZ" + "10JtCD";

        assertThat(KeyText.parse(key, LK)).map(KeyText::id).contains("0123456789AB");
    }

    @Test
    void generate_manyTimes_repeatsNeitherIdNorSecret() {
        Set<String> parts = new HashSet<>();
        IntStream.range(0, 10_000).forEach(i -> {
            String[] key = KeyText.generate("lk").text().reveal().split("_");
            parts.add(key[1]);
            parts.add(key[2]);
        });
        assertThat(parts).hasSize(20_000);
    }

    @Test
    void parse_withAPrefixThatIsNotAccepted_isRefused() {
        String text = KeyText.generate("acme").text().reveal();

        assertThat(KeyText.parse(text, LK)).isEmpty();
        assertThat(KeyText.parse(text, List.of("acm", "acme_x", "Acme"))).isEmpty();
        assertThat(KeyText.parse(text, List.of("lk", "acme"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "lk",
                "lk_",
                "__",
                "lk_0123456789AB",
                "lk_0123456789AB_",
                "sha256:0123",
                "null",
                "Key lk_",
                "lk_😀😀😀😀😀😀_😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀0"
            })
    void parse_ofWhatIsNoKey_isRefused(String text) {
        assertThat(KeyText.parse(text, LK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0123456789AB,true", "zzzzzzzzzzzz,true", ",false", "'',false", "0123456789A,false"})
    @CsvSource({
        "0123456789ABC,false",
        "0123456789A_,false",
        "0123456789Aé,false",
        "'0123456789A ',false",
        "😀😀😀😀😀😀,false"
    })
    void isId_ofATable_isSo(String id, boolean expected) {
        assertThat(KeyText.isId(id)).isEqualTo(expected);
    }
}
