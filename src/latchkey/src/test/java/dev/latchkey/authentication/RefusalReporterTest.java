package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.LoggedRecords;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.event.AccessRefusedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who hears of refused requests, and what they must not hear. */
class RefusalReporterTest {
    private static final Settings SETTINGS =
            Settings.of(Map.of("latchkey.tokens", "true", "latchkey.tokens.sunset", "2099-06-30T00:00:00Z"));

    private final List<AccessRefusedEvent> events = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final RefusalReporter reporter = new RefusalReporter(SETTINGS, events::add, now::get);
    private final LoggedRecords log = LoggedRecords.of("dev.latchkey.refusal");

    @AfterEach
    void close() {
        log.close();
    }

    private AccessRefusedEvent report(Refusal refusal, HttpServletRequest request) {
        reporter.report(refusal, request);
        return events.get(events.size() - 1);
    }

    private static FakeRequest from(String address) {
        return FakeRequest.get("/things").address(address);
    }

    @Test
    void aKeyThatDoesNotWork_isReportedByItsId() {
        KeyText key = KeyText.generate("lk");
        HttpServletRequest request = from("192.0.2.1").key(key.text().reveal()).build();

        AccessRefusedEvent event = report(Refusal.of(RefusalKind.INVALID_KEY), request);

        assertThat(event.status()).isEqualTo(401);
        assertThat(event.kind()).isEqualTo("invalid-key");
        assertThat(event.keyId()).contains(key.id());
        assertThat(event.address()).isEqualTo("192.0.2.1");
        assertThat(event.path()).isEqualTo("/things");
        assertThat(log.warnings())
                .containsExactly(
                        "Access refused: 401 invalid-key, key " + key.id() + ", address 192.0.2.1, path /things");
    }

    @Test
    void aSecret_isNowhere() {
        KeyText key = KeyText.generate("lk");
        KeyText token = KeyText.generate("lkt");
        for (KeyText each : List.of(key, token)) {
            String text = each.text().reveal();
            String secret = text.substring(text.length() - 33);
            for (FakeRequest request : List.of(
                    from("a").header("Authorization", "Key " + text),
                    from("b").header("Authorization", "Bearer " + text),
                    from("c").header("X-Api-Key", text),
                    from("d").header("Cookie", "key=" + text),
                    from("e").query("api_key=" + text),
                    FakeRequest.get("/things/" + text),
                    FakeRequest.get("/things/" + text + "x/y"),
                    FakeRequest.get("/things/" + text.replace("_", "%5F")),
                    FakeRequest.get("/things;key=" + text + "/y"),
                    FakeRequest.get("/things?key=" + text))) {
                assertThat(report(Refusal.of(RefusalKind.INVALID_KEY), request.build())
                                .toString())
                        .doesNotContain(secret)
                        .doesNotContain(secret.substring(0, 20));
            }
            assertThat(log.warnings()).isNotEmpty().noneMatch(record -> record.contains(secret.substring(0, 20)));
        }
    }

    @Test
    void anIdIsReported_onlyIfItsChecksumHolds() {
        String text = KeyText.generate("lk").text().reveal();
        String mistyped = text.substring(0, text.length() - 1) + (text.endsWith("x") ? "y" : "x");

        assertThat(report(
                                Refusal.of(RefusalKind.MALFORMED_KEY),
                                from("a").key(mistyped).build())
                        .keyId())
                .isEmpty();
        assertThat(report(
                                Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                                from("a").build())
                        .keyId())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b,                      /a/b",
        "/a;jsessionid=0123/b;v=1,  /a/b",
        "/a?key=value,              /a",
        "/a%0d%0aWARNING:%20x,      /a%0d%0aWARNING:%20x",
        "/caf\u00e9,                /caf?",
        "/x/lk%255fAAAABBBBCCCC%255f0123456789abcdefghijABCDEFG012345, /x/lk%5fAAAABBBBCCCC%***",
        "/x/lk%25255fAAAABBBBCCCC%25255f0123456789abcdefghijABCDEFG012345, /x/lk%255fAAAABBBBCCCC%***"
    })
    void path_isThatOfTheRequest_withoutWhatMayBeSecret(String uri, String expected) {
        assertThat(report(
                                Refusal.of(RefusalKind.INVALID_KEY),
                                FakeRequest.get(uri).build())
                        .path())
                .isEqualTo(expected);
    }

    /** Some servers let raw control characters through. */
    @Test
    void path_cannotForgeRecords_andIsShort() {
        String forged = "/a\r\nWARNING: root logged in\u001b[31m\u2028" + "x".repeat(100_000);

        AccessRefusedEvent event = report(
                Refusal.of(RefusalKind.INVALID_KEY), FakeRequest.get(forged).build());

        assertThat(event.path()).hasSize(200).matches("[!-~]+").startsWith("/a??WARNING:?root?logged?in?[31m?xxx");
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .doesNotContain("\n")
                .hasSizeLessThan(300);
    }

    @Test
    void records_areLimitedPerAddressAndKind_eventsAreNot() {
        for (int i = 0; i < 1_000; i++) {
            for (String address : List.of("192.0.2.1", "192.0.2.2")) {
                reporter.report(
                        Refusal.of(RefusalKind.INVALID_KEY), from(address).build());
                reporter.report(
                        Refusal.of(RefusalKind.TOO_MANY_UNKNOWN_KEYS),
                        from(address).build());
            }
        }
        assertThat(log.warnings()).hasSize(4);
        assertThat(events).hasSize(4_000);

        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        reporter.report(Refusal.of(RefusalKind.INVALID_KEY), from("192.0.2.1").build());

        assertThat(log.warnings()).hasSize(5);
    }

    /** Whoever has a network of addresses fills no log either. */
    @Test
    void records_ofManyAddresses_areLimitedTogether() {
        for (int i = 0; i < 100_000; i++) {
            reporter.report(
                    Refusal.of(RefusalKind.INVALID_KEY), from("2001:db8::" + i).build());
        }

        assertThat(log.warnings()).hasSize(100);
    }

    @Test
    void anonymousRequests_areNoNewsForTheLog() {
        assertThat(report(
                                Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                                from("a").build())
                        .kind())
                .isEqualTo("credentials-required");
        assertThat(log.warnings()).isEmpty();

        String text = KeyText.generate("lk").text().reveal();
        report(
                Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                from("a").header("X-Api-Key", text).build());

        assertThat(log.warnings()).as("a key in the wrong place").hasSize(1);
    }

    @Test
    void aRequest_isReportedOnce_andTheServersOwnFailuresNever() {
        HttpServletRequest request = from("a").build();
        reporter.report(Refusal.of(RefusalKind.INVALID_KEY), request);
        reporter.report(Refusal.of(RefusalKind.INVALID_KEY), request);
        reporter.report(Refusal.of(RefusalKind.STORE_UNAVAILABLE), from("a").build());
        reporter.report(Refusal.of(RefusalKind.UNCHECKED_REQUEST), from("a").build());

        assertThat(events).hasSize(1);
    }

    @Test
    void anObserverThatFails_harmsNobody() {
        RefusalReporter failing = new RefusalReporter(
                SETTINGS,
                event -> {
                    throw new IllegalStateException("broken observer");
                },
                now::get);
        for (int i = 0; i < 10; i++) {
            failing.report(Refusal.of(RefusalKind.INVALID_KEY), from("a").build());
        }

        assertThat(log.errors()).hasSize(1);
    }
}
