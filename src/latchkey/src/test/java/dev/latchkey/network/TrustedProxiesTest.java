package dev.latchkey.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Fake;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forwarding fields count from named proxies only, from right to left, and what cannot be read is nobody's address. */
class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = of(TrustedProxies.Fields.ANY);

    private static TrustedProxies of(TrustedProxies.Fields fields) {
        return new TrustedProxies(AddressRanges.parse(List.of("10.0.0.0/8", "2001:db8:ffff::/48")), fields);
    }

    /** Fields are separated by bars: {@code Name: value | Name: value}. */
    private static HttpServletRequest request(String connection, String fields) {
        List<String[]> lines = new ArrayList<>();
        for (String field : fields == null ? new String[0] : fields.split("\\|")) {
            lines.add(field.strip().split(": ?", 2));
        }
        return Fake.of(HttpServletRequest.class)
                .returns(HttpServletRequest::getRemoteAddr, connection)
                .returns(HttpServletRequest::getScheme, "http")
                .returns(HttpServletRequest::getServerName, "inside")
                .returns(HttpServletRequest::getServerPort, 8080)
                .returns(HttpServletRequest::isSecure, false)
                .on(
                        HttpServletRequest::getHeaders,
                        (String name) -> Collections.enumeration(lines.stream()
                                .filter(line -> line[0].equalsIgnoreCase(name))
                                .map(line -> line[1])
                                .toList()))
                .build();
    }

    private static String address(TrustedProxies proxies, String connection, String fields) {
        IpAddress address = proxies.addressOf(request(connection, fields));
        OriginalRequest original = proxies.of(request(connection, fields));
        assertThat(original.address()).isEqualTo(address);
        assertThat(proxies.textOf(request(connection, fields))).isEqualTo(original.addressText());
        return address == null ? "unknown" : address.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                // Nobody forwards, or nobody who is trusted.
                "192.0.2.7; §§; 192.0.2.7",
                "192.0.2.7; X-Forwarded-For: 1.1.1.1; 192.0.2.7",
                "192.0.2.7; Forwarded: for=1.1.1.1; 192.0.2.7",
                "10.0.0.1; §§; 10.0.0.1",
                "::ffff:10.0.0.1; X-Forwarded-For: 1.1.1.1; 1.1.1.1",
                "fe80::1%eth0; X-Forwarded-For: 1.1.1.1; fe80::1",
                "garbage; X-Forwarded-For: 1.1.1.1; unknown",
                // From right to left, up to the first that is no proxy.
                "10.0.0.1; X-Forwarded-For: 1.1.1.1; 1.1.1.1",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6, 1.1.1.1; 1.1.1.1",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6, 1.1.1.1, 10.0.0.2; 1.1.1.1",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6 | X-Forwarded-For: 1.1.1.1; 1.1.1.1",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6,1.1.1.1 | X-Forwarded-For: 10.0.0.9,2001:db8:ffff::1; 1.1.1.1",
                "10.0.0.1; X-Forwarded-For: 10.0.0.3, 10.0.0.2; 10.0.0.3",
                "10.0.0.1; X-Forwarded-For: 1.1.1.1, ,; 1.1.1.1",
                "10.0.0.1; X-Forwarded-For: 1.1.1.1:4711; 1.1.1.1",
                "10.0.0.1; X-Forwarded-For: 2001:db8::1; 2001:db8::1",
                "10.0.0.1; X-Forwarded-For: [2001:db8::1]:4711; 2001:db8::1",
                "10.0.0.1; X-Forwarded-For: ::ffff:1.1.1.1; 1.1.1.1",
                // What cannot be read is unknown, and nothing further left counts.
                "10.0.0.1; X-Forwarded-For: 6.6.6.6, unknown; unknown",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6, unknown, 10.0.0.2; unknown",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6, localhost; unknown",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6, 010.0.0.1; unknown",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6, 1.1.1.1:; unknown",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6, [1.1.1.1]; unknown",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6, [::1; unknown",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6, [::1]x; unknown",
                "10.0.0.1; X-Forwarded-For: 6.6.6.6, fe80::1%1; unknown",
                "10.0.0.1; X-Forwarded-For: 1.1.1.1, 10.0.0.2; 1.1.1.1",
                // Forwarded.
                "10.0.0.1; Forwarded: for=1.1.1.1; 1.1.1.1",
                "10.0.0.1; Forwarded: For=\"1.1.1.1\"; 1.1.1.1",
                "10.0.0.1; Forwarded: for=\"1.1.1.1:4711\"; 1.1.1.1",
                "10.0.0.1; Forwarded: for=\"[2001:db8:cafe::17]:4711\"; 2001:db8:cafe::17",
                "10.0.0.1; Forwarded: for=6.6.6.6, for=1.1.1.1, for=10.0.0.2; 1.1.1.1",
                "10.0.0.1; Forwarded: for=6.6.6.6 | Forwarded: for=1.1.1.1, for=10.0.0.2; 1.1.1.1",
                "10.0.0.1; Forwarded: for=6.6.6.6, for=unknown; unknown",
                "10.0.0.1; Forwarded: for=6.6.6.6, for=_hidden; unknown",
                "10.0.0.1; Forwarded: for=6.6.6.6, proto=https; unknown",
                "10.0.0.1; Forwarded: for=6.6.6.6, for; unknown",
                "10.0.0.1; Forwarded: for=6.6.6.6, for=\"1.1.1.1; unknown",
                "10.0.0.1; Forwarded: for=\"6.6.6.6, for=1.1.1.1\"; unknown",
                "10.0.0.1; Forwarded: for=\"x\\\", for=1.1.1.1; unknown",
                "10.0.0.1; Forwarded: by=x,for=1.1.1.1 ; 1.1.1.1",
                // Two for a single hop, of which one may be a lie.
                "10.0.0.1; Forwarded: for=1.1.1.1&for=6.6.6.6; unknown",
                // Both fields: a proxy writes one of them and passes the other on.
                "10.0.0.1; Forwarded: for=1.1.1.1 | X-Forwarded-For: 1.1.1.1; 1.1.1.1",
                "10.0.0.1; Forwarded: for=6.6.6.6 | X-Forwarded-For: 1.1.1.1; unknown",
                "10.0.0.1; Forwarded: for=1.1.1.1 | X-Forwarded-For: 6.6.6.6; unknown"
            })
    void client_isTheFirstFromTheRightThatIsNoProxy(String connection, String fields, String expected) {
        assertThat(address(PROXIES, connection, fields.replace('&', ';'))).isEqualTo(expected);
    }

    @Test
    void setting_choosesTheFieldThatTheProxiesWrite() {
        String both = "Forwarded: for=1.1.1.1;proto=https | X-Forwarded-For: 2.2.2.2 | X-Forwarded-Prefix: /shop"
                + " | X-Forwarded-Port: 99";
        TrustedProxies forwarded = of(TrustedProxies.Fields.FORWARDED);
        TrustedProxies customary = of(TrustedProxies.Fields.X_FORWARDED);
        assertThat(address(forwarded, "10.0.0.1", both)).isEqualTo("1.1.1.1");
        assertThat(address(customary, "10.0.0.1", both)).isEqualTo("2.2.2.2");
        OriginalRequest original = forwarded.of(request("10.0.0.1", both));
        assertThat(original.prefix()).isEmpty();
        assertThat(original.port()).isEqualTo(443);
        assertThat(customary.of(request("10.0.0.1", both)).secure()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "§§; http://inside:8080 plain",
                "Forwarded: for=1.1.1.1&proto=https&host=shop.example; https://shop.example:443 secure",
                "Forwarded: for=1.1.1.1&proto=HTTPS&host=\"shop.example:8443\"; https://shop.example:8443 secure",
                "Forwarded: for=1.1.1.1&proto=https&host=\"[2001:db8::1]:8443\"; https://[2001:db8::1]:8443 secure",
                "Forwarded: for=1.1.1.1&proto=ftp&host=\"a b\"; http://inside:8080 plain",
                "Forwarded: for=1.1.1.1&proto=https, for=10.0.0.2&proto=http; https://inside:443 secure",
                "X-Forwarded-For: 1.1.1.1 | X-Forwarded-Proto: https; https://inside:443 secure",
                "X-Forwarded-For: 1.1.1.1, 10.0.0.2 | X-Forwarded-Proto: https, http; https://inside:443 secure",
                "X-Forwarded-For: 6.6.6.6, 1.1.1.1, 10.0.0.2 | X-Forwarded-Proto: https; https://inside:443 secure",
                "X-Forwarded-For: 1.1.1.1 | X-Forwarded-Host: a.example, b.example; http://b.example:80 plain",
                "X-Forwarded-For: 1.1.1.1 | X-Forwarded-Host: a/b; http://inside:8080 plain",
                "X-Forwarded-For: 1.1.1.1 | X-Forwarded-Host: a:99999; http://inside:8080 plain",
                "X-Forwarded-For: 1.1.1.1 | X-Forwarded-Host: a | X-Forwarded-Port: 81; http://a:81 plain",
                "X-Forwarded-For: 1.1.1.1 | X-Forwarded-Host: a:82 | X-Forwarded-Port: 81; http://a:82 plain",
                "X-Forwarded-For: 1.1.1.1 | X-Forwarded-Proto: https | X-Forwarded-Port: x; https://inside:443 secure"
            })
    void schemeAndHost_areThoseOfTheClientsHop(String fields, String expected) {
        OriginalRequest original = PROXIES.of(request("10.0.0.1", fields.replace('&', ';')));
        assertThat(original.scheme() + "://" + original.host() + ":" + original.port()
                        + (original.secure() ? " secure" : " plain"))
                .isEqualTo(expected);
        assertThat(PROXIES.of(request("192.0.2.1", fields.replace('&', ';'))).host())
                .isEqualTo("inside");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/shop; /shop", "/shop/; /shop", "/a/b-c_d.e~f; /a/b-c_d.e~f", "/; ''", "shop; ''",
                        "//evil.example; ''",
                "/a/../b; ''", "/a//b; ''", "/a?b; ''", "/a\"b; ''", "/%2e%2e; ''", "/<script>; ''"
            })
    void prefix_isAPathOrNothing(String sent, String expected) {
        String fields = "X-Forwarded-For: 1.1.1.1 | X-Forwarded-Prefix: " + sent;
        assertThat(PROXIES.of(request("10.0.0.1", fields)).prefix()).isEqualTo(expected);
        assertThat(PROXIES.of(request("192.0.2.1", fields)).prefix()).isEmpty();
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().excludeChars('|', '\n', '\r').ofMaxLength(60),
                Arbitraries.of("for=", "1.1.1.1", "10.0.0.2", "\"", ",", ";", "unknown", "[::1]:1", "\\", "for=6.6.6.6")
                        .list()
                        .ofMaxSize(12)
                        .map(parts -> String.join("", parts)));
    }

    /** Whatever a client writes in front, the address is the one that the nearest proxies wrote. */
    @Property(tries = 3_000)
    void clientThatWritesTheFieldItself_changesNothing(@ForAll("anything") String forged) {
        for (String real : List.of("1.1.1.1", "1.1.1.1, 10.0.0.2")) {
            String line = "X-Forwarded-For: " + forged + " | X-Forwarded-For: " + real;
            assertThat(address(of(TrustedProxies.Fields.X_FORWARDED), "10.0.0.1", line))
                    .isEqualTo("1.1.1.1");
            String standard = "Forwarded: " + forged + " | Forwarded: for=" + real.replace(", ", ", for=");
            assertThat(address(of(TrustedProxies.Fields.FORWARDED), "10.0.0.1", standard))
                    .isEqualTo("1.1.1.1");
            String other = "Forwarded: " + forged + " | X-Forwarded-For: " + real;
            assertThat(address(PROXIES, "10.0.0.1", other)).isIn("1.1.1.1", "unknown");
            assertThat(address(PROXIES, "192.0.2.9", other)).isEqualTo("192.0.2.9");
        }
    }

    @Test
    void longField_isReadFromItsEnd() {
        String many = "6.6.6.6, ".repeat(100_000) + "1.1.1.1";
        assertThat(address(PROXIES, "10.0.0.1", "X-Forwarded-For: " + many)).isEqualTo("1.1.1.1");
        String proxies = "10.0.0.3, ".repeat(1_000) + "10.0.0.2";
        assertThat(address(PROXIES, "10.0.0.1", "X-Forwarded-For: 1.1.1.1, " + proxies))
                .isEqualTo("10.0.0.3");
    }
}
