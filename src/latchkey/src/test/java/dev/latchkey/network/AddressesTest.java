package dev.latchkey.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses and ranges are what independent implementations make of them. */
class AddressesTest {
    private static final BigInteger ALL = BigInteger.ONE.shiftLeft(128);

    /** The forms and what the module ipaddress of Python makes of them: see the file. */
    static Stream<Arguments> corpus() throws IOException {
        String text = new String(
                AddressesTest.class.getResourceAsStream("addresses.txt").readAllBytes(), StandardCharsets.US_ASCII);
        return text.lines().filter(line -> !line.startsWith("#")).map(line -> {
            int tab = line.lastIndexOf('\t');
            return Arguments.of(unescaped(line.substring(0, tab)), line.substring(tab + 1));
        });
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    @Test
    void corpus_isLargeEnough() throws IOException {
        assertThat(corpus()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(corpus().filter(each -> each.get()[1].equals("-"))).hasSizeGreaterThanOrEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void form_isWhatAnotherImplementationMakesOfIt(String form, String canonical) {
        if (canonical.equals("-")) {
            assertThat(AddressRange.parse(form)).isNull();
            assertThatThrownBy(() -> AddressRanges.parse(List.of(form))).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(AddressRange.parse(form)).hasToString(canonical);
            assertThat(AddressRange.parse(canonical)).isEqualTo(AddressRange.parse(form));
        }
    }

    /** The network classes of Java read addresses by other code. */
    @Property(tries = 2_000)
    void address_hasTheBytesThatJavaReads(@ForAll("addresses") BigInteger value) throws UnknownHostException {
        InetAddress java = InetAddress.getByAddress(bytes(value));
        IpAddress ours = IpAddress.parse(java.getHostAddress());
        assertThat(ours).isEqualTo(of(value));
        assertThat(IpAddress.parse(ours.toString())).isEqualTo(ours);
        assertThat(InetAddress.getByName(ours.toString())).isEqualTo(java);
    }

    private static byte[] bytes(BigInteger value) {
        byte[] digits = value.toByteArray();
        byte[] bytes = new byte[16];
        int from = Math.max(0, digits.length - 16);
        System.arraycopy(digits, from, bytes, 16 - (digits.length - from), digits.length - from);
        return bytes;
    }

    private static IpAddress of(BigInteger value) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(value));
        return new IpAddress(bytes.getLong(), bytes.getLong());
    }

    @Provide
    Arbitrary<BigInteger> addresses() {
        return Arbitraries.oneOf(
                Arbitraries.bigIntegers().between(BigInteger.ZERO, ALL.subtract(BigInteger.ONE)),
                Arbitraries.integers().map(four -> BigInteger.valueOf(0xffff00000000L | Integer.toUnsignedLong(four))),
                Arbitraries.of(BigInteger.ZERO, BigInteger.ONE, ALL.subtract(BigInteger.ONE)));
    }

    private record Range(BigInteger base, int bits) {
        boolean contains(BigInteger address) {
            int rest = 128 - bits;
            boolean same = address.shiftRight(rest).equals(base.shiftRight(rest));
            return same && (bits >= 96 || !isFour(address));
        }

        static boolean isFour(BigInteger address) {
            return address.shiftRight(32).equals(BigInteger.valueOf(0xffff));
        }
    }

    @Provide
    Arbitrary<Range> ranges() {
        return Combinators.combine(
                        addresses(), Arbitraries.oneOf(Arbitraries.integers().between(0, 128), Arbitraries.of(96, 128)))
                .as(Range::new);
    }

    /** By arithmetic on large numbers. A range of IPv6 around all of IPv4 has no address of IPv4. */
    @Property(tries = 2_000)
    void ranges_haveTheAddressesThatArithmeticFinds(
            @ForAll("manyRanges") List<Range> ranges, @ForAll("addresses") BigInteger address) {
        AddressRanges ours = AddressRanges.parse(ranges.stream()
                .map(each -> text(each.base()) + "/" + each.bits())
                .toList());
        List<BigInteger> asked = new ArrayList<>(List.of(address));
        for (Range range : ranges) {
            BigInteger size = BigInteger.ONE.shiftLeft(128 - range.bits());
            BigInteger first = range.base().divide(size).multiply(size);
            for (BigInteger edge : List.of(
                    first.subtract(BigInteger.ONE),
                    first,
                    first.add(size),
                    first.add(size).subtract(BigInteger.ONE))) {
                asked.add(edge.mod(ALL));
            }
        }
        for (BigInteger each : asked) {
            assertThat(ours.contain(of(each))).isEqualTo(ranges.stream().anyMatch(range -> range.contains(each)));
        }
        assertThat(ours.containAll(ours)).isTrue();
        assertThat(AddressRanges.parse(ours.texts()).texts()).isEqualTo(ours.texts());
    }

    @Provide
    Arbitrary<List<Range>> manyRanges() {
        return ranges().list().ofMinSize(1).ofMaxSize(8);
    }

    private static String text(BigInteger value) {
        String hex = "%032x".formatted(value);
        return String.join(
                ":",
                IntStream.range(0, 8)
                        .mapToObj(i -> hex.substring(4 * i, 4 * i + 4))
                        .toList());
    }

    @Test
    void containAll_needsEachAddress() {
        AddressRanges two = AddressRanges.parse(List.of("10.0.0.0/25", "10.0.0.128/25", "::/1"));
        assertThat(two.containAll(AddressRanges.parse(List.of("10.0.0.0/24")))).isTrue();
        assertThat(two.containAll(AddressRanges.parse(List.of("10.0.0.0/23")))).isFalse();
        assertThat(two.containAll(AddressRanges.parse(List.of("::/0")))).isFalse();
        AddressRanges gap = AddressRanges.parse(List.of("10.0.0.0/32", "10.0.0.2/32"));
        assertThat(gap.containAll(AddressRanges.parse(List.of("10.0.0.0/30")))).isFalse();
        assertThat(gap.containAll(AddressRanges.parse(List.of("10.0.0.0/31")))).isFalse();
    }

    @Test
    void unknownAddress_isInNoRange() {
        assertThat(AddressRanges.parse(List.of("0.0.0.0/0", "::/0")).contain(null))
                .isFalse();
        assertThat(AddressRanges.NONE.contain(IpAddress.parse("::1"))).isFalse();
    }

    @Test
    void search_allocatesNothing() {
        AddressRanges fifty = AddressRanges.parse(IntStream.range(0, 50)
                .mapToObj(i -> i % 2 == 0 ? "10." + i + ".0.0/16" : "2001:db8:" + i + "::/48")
                .toList());
        IpAddress[] asked = Stream.of("10.48.1.2", "192.0.2.7", "2001:db8:49::1", "2001:db9::")
                .map(IpAddress::parse)
                .toArray(IpAddress[]::new);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            found += fifty.contain(asked[i & 3]) ? 1 : 0;
        }
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        long idle = thread.getCurrentThreadAllocatedBytes() - before;
        before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            found += fifty.contain(asked[i & 3]) ? 1 : 0;
        }
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThanOrEqualTo(idle);
        assertThat(found).isEqualTo(60_000);
    }

    @Test
    void malformedRange_isRepeatedOnlyIfItIsShortAndPrintable() {
        for (String secret : List.of("x".repeat(61), "a\nb", "a\u0000")) {
            assertThatThrownBy(() -> AddressRanges.parse(List.of(secret)))
                    .message()
                    .doesNotContain(secret);
        }
        assertThat(Optional.of(
                        AddressRanges.parse(List.of("10.0.0.1/8", "10.9.9.9/8")).texts()))
                .contains(List.of("10.0.0.0/8"));
    }
}
