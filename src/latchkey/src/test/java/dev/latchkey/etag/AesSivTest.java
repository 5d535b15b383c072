package dev.latchkey.etag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** With the test vectors of RFC 5297, appendix A. */
class AesSivTest {
    private static final byte[] KEY = hex("fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    private static void isSealed(String key, List<String> context, String text, String sealed) {
        AesSiv cipher = new AesSiv(hex(key));
        List<byte[]> parts = context.stream().map(AesSivTest::hex).toList();
        assertThat(cipher.seal(hex(text), parts)).isEqualTo(hex(sealed));
        assertThat(cipher.open(hex(sealed), parts)).hasValue(hex(text));
    }

    @Test
    void deterministicAuthenticatedEncryption_isThatOfAppendixA1() {
        isSealed(
                "fffefdfc fbfaf9f8 f7f6f5f4 f3f2f1f0 f0f1f2f3 f4f5f6f7 f8f9fafb fcfdfeff",
                List.of("10111213 14151617 18191a1b 1c1d1e1f 20212223 24252627"),
                "11223344 55667788 99aabbcc ddee",
                "85632d07 c6e8f37f 950acd32 0a2ecc93 40c02b96 90c4dc04 daef7f6a fe5c");
    }

    @Test
    void severalPartsOfContext_areThatOfAppendixA2() {
        isSealed(
                "7f7e7d7c 7b7a7978 77767574 73727170 40414243 44454647 48494a4b 4c4d4e4f",
                List.of(
                        "00112233 44556677 8899aabb ccddeeff deaddada deaddada ffeeddcc bbaa9988 77665544 33221100",
                        "10203040 50607080 90a0",
                        "09f91102 9d74e35b d84156c5 635688c0"),
                "74686973 20697320 736f6d65 20706c61 696e7465 78742074 6f20656e 63727970 74207573 696e6720 5349562d"
                        + " 414553",
                "7bdb6e3b 432667eb 06f4d14b ff2fbd0f cb900f2f ddbe4043 26601965 c889bf17 dba77ceb 094fa663 b7a3f748"
                        + " ba8af829 ea64ad54 4a272e9c 485b62a3 fd5c0d");
    }

    @Property(tries = 200)
    void changedBit_isFound(
            @ForAll @Size(max = 70) byte[] text, @ForAll @IntRange(max = 10_000) int place, @ForAll byte[] context) {
        AesSiv cipher = new AesSiv(KEY);
        byte[] sealed = cipher.seal(text, List.of(context));
        assertThat(cipher.open(sealed, List.of(context))).hasValue(text);
        sealed[place % sealed.length] ^= (byte) (1 << place % 8);
        assertThat(cipher.open(sealed, List.of(context))).isEmpty();
    }

    @Test
    void context_countsPartByPart() {
        AesSiv cipher = new AesSiv(KEY);
        byte[] sealed = cipher.seal(new byte[] {1}, List.of(hex("0102"), hex("03")));
        Stream.of(
                        List.of(hex("01"), hex("0203")),
                        List.of(hex("03"), hex("0102")),
                        List.of(hex("0102")),
                        List.of(hex("0102"), hex("03"), hex("")),
                        List.<byte[]>of())
                .forEach(other -> assertThat(cipher.open(sealed, other)).isEmpty());
        assertThat(cipher.open(new byte[15], List.of())).isEmpty();
    }
}
