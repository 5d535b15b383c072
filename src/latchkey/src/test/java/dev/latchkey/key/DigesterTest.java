package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Secret;
import dev.latchkey.config.Pepper;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester.Match;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigesterTest {
    private static final KeyText KEY = KeyText.generate("lk");
    private static final KeyText OTHER = KeyText.generate("lk");
    private static final Digester PLAIN = new Digester(List.of());

    private static Pepper pepper(int version, int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return new Pepper(version, Secret.of(Base64.getEncoder().encodeToString(bytes)));
    }

    @Test
    void digest_withoutPepper_isTheSha256OfTheWholeText() throws Exception {
        byte[] text = KEY.text().reveal().getBytes(StandardCharsets.US_ASCII);
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(text);

        assertThat(PLAIN.digest(KEY).text())
                .isEqualTo("sha256:" + HexFormat.of().formatHex(expected));
    }

    @Test
    void digest_withPeppers_isTheHmacUnderTheFirst() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(pepper(2, 22).bytes(), "any"));
        byte[] expected = mac.doFinal(KEY.text().reveal().getBytes(StandardCharsets.US_ASCII));

        KeyDigest digest = new Digester(List.of(pepper(2, 22), pepper(1, 11))).digest(KEY);

        assertThat(digest.text()).isEqualTo("hmac-sha256:2:" + HexFormat.of().formatHex(expected));
    }

    /** Computed by sha256sum: what is stored today must be understood for ever. */
    @Test
    void digest_ofAKnownKey_staysWhatItIs() {
        KeyText known = KeyText.parse("lk_0123456789AB_abcdefghijklmnopqrstuvwxyzZ10JtCD", List.of("lk"))
                .orElseThrow();

        assertThat(PLAIN.digest(known).text())
                .isEqualTo("sha256:b29f8cb704ad7a84b8f720c223ba8f2bc7bac2f5fd248a52794e31f8b93a531e");
    }

    @Test
    void compare_theKeyItself_isTheSame_andAnotherIsNot() {
        for (Digester digester : List.of(PLAIN, new Digester(List.of(pepper(1, 1))))) {
            assertThat(digester.compare(KEY, digester.digest(KEY))).isEqualTo(Match.SAME);
            assertThat(digester.compare(OTHER, digester.digest(KEY))).isEqualTo(Match.DIFFERENT);
            assertThat(digester.compare(
                            KEY, KeyDigest.parse(digester.digest(KEY).text())))
                    .isEqualTo(Match.SAME);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 15, 16, 23, 24, 30, 31})
    void compare_ofADigestThatDiffersInOneByte_isDifferent(int place) {
        byte[] bytes = HexFormat.of().parseHex(PLAIN.digest(KEY).text().substring("sha256:".length()));
        bytes[place] ^= 1;

        KeyDigest almost = KeyDigest.parse("sha256:" + HexFormat.of().formatHex(bytes));

        assertThat(PLAIN.compare(KEY, almost)).isEqualTo(Match.DIFFERENT);
    }

    @Test
    void compare_afterANewPepper_stillKnowsOldKeys() {
        KeyDigest plain = PLAIN.digest(KEY);
        KeyDigest first = new Digester(List.of(pepper(1, 1))).digest(KEY);
        Digester rotated = new Digester(List.of(pepper(2, 2), pepper(1, 1)));

        assertThat(rotated.compare(KEY, plain)).isEqualTo(Match.SAME);
        assertThat(rotated.compare(KEY, first)).isEqualTo(Match.SAME);
        assertThat(rotated.compare(OTHER, first)).isEqualTo(Match.DIFFERENT);
        assertThat(rotated.digest(KEY).text()).startsWith("hmac-sha256:2:");
    }

    @Test
    void compare_withoutThePepperOfTheDigest_isUndecided() {
        KeyDigest peppered = new Digester(List.of(pepper(1, 1))).digest(KEY);

        assertThat(PLAIN.compare(KEY, peppered)).isEqualTo(Match.UNDECIDED);
        assertThat(new Digester(List.of(pepper(2, 1))).compare(KEY, peppered)).isEqualTo(Match.UNDECIDED);
    }

    @Test
    void compare_withAnotherSecretUnderTheSameVersion_isDifferent() {
        KeyDigest peppered = new Digester(List.of(pepper(1, 1))).digest(KEY);

        assertThat(new Digester(List.of(pepper(1, 99))).compare(KEY, peppered)).isEqualTo(Match.DIFFERENT);
    }

    @Test
    void parse_ofTheTextOfADigest_isThatDigest() {
        for (String form : List.of("sha256:", "hmac-sha256:1:", "hmac-sha256:9999:")) {
            String text = form + "0123456789abcdef".repeat(4);
            assertThat(KeyDigest.parse(text).text()).isEqualTo(text);
            assertThat(KeyDigest.parse(text)).hasToString(form.substring(0, form.length() - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X",
                "sha256:",
                "sha256:X0",
                "SHA256:X",
                "sha1:X",
                " sha256:X",
                "sha256:X\n",
                "hmac-sha256:X",
                "hmac-sha256:0:X",
                "hmac-sha256:01:X",
                "hmac-sha256:10000:X",
                "hmac-sha256:-1:X",
                "hmac-sha256:1:",
                "sha256:Y"
            })
    void parse_ofAnythingElse_isRefusedAndNotRepeated(String form) {
        String text = form.replace("X", "0123456789abcdef".repeat(4)).replace("Y", "0123456789ABCDEF".repeat(4));

        assertThatThrownBy(() -> KeyDigest.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("0123456789", "0123456789ABC");
    }

    @Test
    void keyText_ofAStoredDigest_isNoKey() {
        String stored = PLAIN.digest(KEY).text();
        String hex = stored.substring(stored.indexOf(':') + 1);

        for (String stolen :
                List.of(stored, hex, "lk_" + KEY.id() + "_" + hex, "lk_" + KEY.id() + "_" + hex.substring(0, 33))) {
            assertThat(KeyText.parse(stolen, List.of("lk", "sha256"))).isEmpty();
        }
    }
}
