package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.FakeRequest;
import dev.latchkey.config.Settings;
import dev.latchkey.config.WebOrigin;
import dev.latchkey.network.TrustedProxies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another origin can make a user's browser send is told from what the console and programs send. */
class CrossSiteTest {
    private static final String JSON = "application/json";

    private static FakeRequest post(String scheme, String host, int port) {
        return FakeRequest.of("POST", "/latchkey/keys/x/disable")
                .address(scheme, host, port)
                .header("Host", port == 80 || port == 443 ? host : host + ":" + port);
    }

    private static List<WebOrigin> origins(String setting) {
        return Settings.of(Map.of("latchkey.admin.origin", setting))
                .management()
                .origins();
    }

    private static int status(FakeRequest request, List<WebOrigin> allowed) {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> CrossSite.refuse(request.build(), allowed, TrustedProxies.NONE));
        return problem == null ? 200 : problem.response().status();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, , 200",
        "HTTP://LOCALHOST:8080, , 200",
        "https://localhost:8080, , 403",
        "http://localhost, , 403",
        "http://localhost:8081, , 403",
        "http://localhost.evil.example:8080, , 403",
        "http://evil.example, , 403",
        "null, , 403",
        "localhost:8080, , 403",
        "http://localhost:8080/, , 403",
        "http://localhost:8080, same-origin, 200",
        "https://localhost:8080, same-origin, 200",
        "https://evil.example, same-origin, 403",
        "http://localhost:8080, cross-site, 403",
        "http://localhost:8080, same-site, 403",
        "http://localhost:8080, SAME-ORIGIN, 403",
        ", same-origin, 200",
        ", none, 200",
        ", cross-site, 403",
        ", same-site, 403",
        ", , 200"
    })
    void originIsTheRequestsOwn_schemeIncluded(String origin, String site, int status) {
        FakeRequest request = post("http", "localhost", 8080).body(JSON, new byte[0]);
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        assertThat(status(request, List.of())).isEqualTo(status);
    }

    /** What the server knows of the address from its proxies counts; the default port may be left out. */
    @Test
    void proxyThatTheServerTrusts_isEnough() {
        assertThat(status(
                        post("https", "keys.example.com", 443)
                                .body(JSON, new byte[0])
                                .header("Origin", "https://keys.example.com"),
                        List.of()))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "https://keys.example.com, 200",
        "https://keys.example.com:443, 200",
        "https://other.example.com:8443, 200",
        "http://keys.example.com, 403",
        "http://internal:8080, 403"
    })
    void configuredOrigins_areTheOnlyOnes(String origin, int status) {
        for (String site : new String[] {"same-origin", ""}) {
            FakeRequest request =
                    post("http", "internal", 8080).body(JSON, new byte[0]).header("Origin", origin);
            if (!site.isEmpty()) {
                request.header("Sec-Fetch-Site", site);
            }
            assertThat(status(request, origins("https://keys.example.com, https://other.example.com:8443")))
                    .isEqualTo(status);
        }
    }

    @Test
    void severalOrigins_areNone() {
        FakeRequest request = post("http", "localhost", 8080)
                .body(JSON, new byte[0])
                .header("Origin", "http://localhost:8080")
                .header("Origin", "http://evil.example");
        assertThat(status(request, List.of())).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain; charset=UTF-8",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "text/plain; application/json",
                ""
            })
    void whatAFormCanSend_needsTheFieldOfTheConsole(String type) {
        FakeRequest form = post("http", "localhost", 8080);
        FakeRequest console = post("http", "localhost", 8080).header("Latchkey-Console", "1");
        if (!type.isEmpty()) {
            form.body(type, new byte[0]);
            console.body(type, new byte[0]);
        }
        assertThat(status(form, List.of())).isEqualTo(415);
        assertThatCode(() -> CrossSite.refuse(console.build(), List.of(), TrustedProxies.NONE))
                .doesNotThrowAnyException();
    }

    @Test
    void otherMethodsThanPost_cannotComeFromAForm() {
        FakeRequest delete = FakeRequest.of("DELETE", "/latchkey/keys/x").address("http", "localhost", 8080);
        assertThat(status(delete, List.of())).isEqualTo(200);
        assertThat(status(delete.body("text/plain", new byte[0]), List.of())).isEqualTo(415);
        assertThat(status(FakeRequest.get("/latchkey/me").address("http", "localhost", 8080), List.of()))
                .isEqualTo(200);
    }
}
