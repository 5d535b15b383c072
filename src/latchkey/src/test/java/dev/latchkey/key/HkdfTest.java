package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Keys are derived as RFC 5869 says, so that another implementation derives the same. */
class HkdfTest {
    /** Test case 3 of appendix A: no salt, no purpose. */
    @Test
    void derive_isThatOfTheRfc() {
        byte[] secret = new byte[22];
        Arrays.fill(secret, (byte) 0x0b);
        assertThat(HexFormat.of().formatHex(Hkdf.derive(secret, "", 42)))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @Test
    void derive_forOtherPurposes_givesOtherKeys() {
        byte[] secret = {1, 2, 3};
        assertThat(Hkdf.derive(secret, "rows", 32)).isNotEqualTo(Hkdf.derive(secret, "tags", 32));
    }
}
