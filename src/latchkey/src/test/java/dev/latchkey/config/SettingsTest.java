package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

    @ParameterizedTest
    @EnumSource
    void of_theDefaultWrittenOut_isTheDefault(Setting setting) {
        assertThat(Settings.of(Map.of(setting.key(), setting.fallback()))).isEqualTo(Settings.of(Map.of()));
    }

    @ParameterizedTest
    @EnumSource
    void setting_hasANameAndTellsWhatIsAllowed(Setting setting) {
        assertThat(setting.key()).matches("latchkey(\\.[a-z]+)+");
        assertThat(setting.allowed()).isNotBlank();
    }

    @Test
    void of_nothing_isSafe() {
        Settings settings = Settings.of(Map.of());

        assertThat(settings.credentials().schemes()).containsExactly("Key");
        assertThat(settings.keys().prefixes()).containsExactly("lk");
        assertThat(settings.credentials().header()).isEmpty();
        assertThat(settings.credentials().query()).isEmpty();
        assertThat(settings.access().undeclared()).isEqualTo(AccessSettings.Undeclared.DENY);
        assertThat(settings.cache().lease()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.access().publicPaths()).isEmpty();
        assertThat(settings.database().isDefault()).isTrue();
    }

    static Stream<Arguments> goodValues() {
        return Stream.of(
                good(
                        Setting.APPLICATION,
                        "shop",
                        Settings.of(Map.of("latchkey.application", "shop"))
                                .applications()
                                .only(),
                        Optional.of("shop")),
                good(
                        Setting.SCHEMES,
                        "A, B",
                        read(Setting.SCHEMES, "A, B").credentials().schemes(),
                        List.of("A", "B")),
                good(
                        Setting.KEY_PREFIX,
                        "x_1",
                        read(Setting.KEY_PREFIX, "x_1,lk").keys().prefixes(),
                        List.of("x_1", "lk")),
                good(
                        Setting.HEADER,
                        "X-Key",
                        read(Setting.HEADER, "X-Key").credentials().header(),
                        Optional.of("X-Key")),
                good(
                        Setting.QUERY,
                        "key",
                        read(Setting.QUERY, " key ").credentials().query(),
                        Optional.of("key")),
                good(
                        Setting.REALM,
                        "a b",
                        read(Setting.REALM, "The shop's keys").credentials().realm(),
                        "The shop's keys"),
                good(
                        Setting.SCHEMA,
                        "none",
                        read(Setting.SCHEMA, "none").database().schema(),
                        DatabaseSettings.SchemaMode.NONE),
                good(
                        Setting.UNDECLARED,
                        "fail",
                        read(Setting.UNDECLARED, "fail").access().undeclared(),
                        AccessSettings.Undeclared.FAIL),
                good(
                        Setting.CACHE_SIZE,
                        "1",
                        read(Setting.CACHE_SIZE, "1").cache().size(),
                        1),
                lease("0s", Duration.ZERO),
                lease("501ms", Duration.ofMillis(501)),
                lease("60 s", Duration.ofMinutes(1)),
                good(
                        Setting.REVOCATION_POLL,
                        "50ms",
                        read(Setting.REVOCATION_POLL, "50ms").cache().poll(),
                        Duration.ofMillis(50)),
                good(
                        Setting.REVOCATION_NOTIFY,
                        "false",
                        read(Setting.REVOCATION_NOTIFY, "false").cache().notified(),
                        false),
                good(
                        Setting.OUTAGE_GRACE,
                        "86400s",
                        read(Setting.OUTAGE_GRACE, "86400s").cache().grace(),
                        Duration.ofDays(1)),
                good(
                        Setting.PUBLIC,
                        "/a,*.css",
                        read(Setting.PUBLIC, "/a,\n*.css,")
                                .access()
                                .publicPaths()
                                .size(),
                        2),
                good(
                        Setting.DATASOURCE,
                        "jdbc/x",
                        read(Setting.DATASOURCE, "jdbc/x").database().isDefault(),
                        false));
    }

    private static Arguments lease(String value, Duration expected) {
        return good(
                Setting.REVOCATION_LEASE,
                value,
                read(Setting.REVOCATION_LEASE, value).cache().lease(),
                expected);
    }

    private static Arguments good(Setting setting, String value, Object found, Object expected) {
        return Arguments.of(setting.key() + " = " + value, found, expected);
    }

    private static Settings read(Setting setting, String value) {
        return Settings.of(Map.of(setting.key(), value));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodValues")
    void of_anAllowedValue_isTyped(String name, Object found, Object expected) {
        assertThat(found).isEqualTo(expected);
    }

    static Stream<Arguments> badValues() {
        return Map.ofEntries(
                        bad(Setting.APPLICATION, "a b", ".shop", "ä", "a/b", "a".repeat(65)),
                        bad(Setting.APPLICATION_PATH, "/apps", "apps/{application}", "/{application}/{application}"),
                        bad(Setting.REALM, "a\"b", "a\\b", "ä", "a\tb", "a\nb", "a".repeat(201)),
                        bad(Setting.SCHEMES, ",", "My Key", "Key;", "\"Key\"", "a".repeat(65)),
                        bad(Setting.HEADER, "Authorization", "AUTHORIZATION", "Cookie", "host", "X Key", "X-Key:"),
                        bad(Setting.QUERY, "a b", "a=b", "a&b", "ä"),
                        bad(Setting.KEY_PREFIX, ",", "lk_", "_lk", "l-k", "ä", "a".repeat(21)),
                        bad(Setting.DATASOURCE, "java:comp/x y"),
                        bad(Setting.SCHEMA, "drop", "CREATE", "auto,none"),
                        bad(Setting.REVOCATION_NOTIFY, "yes", "TRUE", "1"),
                        bad(Setting.REVOCATION_POLL, "49ms", "11s", "2s", "5s", "1", "x"),
                        bad(Setting.STORE_TIMEOUT, "0s", "49ms", "61s", "1"),
                        bad(Setting.OUTAGE_GRACE, "86401s", "-1s", "1d"),
                        bad(Setting.KEY_LIFETIME, "90", "0d", "-1d", "90d,30d", "shop=1d,shop=2d", "=1d", "*=1d", "1w"),
                        bad(Setting.ADMIN_SELF, "yes", "TRUE"),
                        bad(Setting.LEAKED, "true", "on", "tell", "DELETE"),
                        bad(Setting.LEAKED_GITHUB, "x", "x:", ":AAAA", "x:AAAA", "a b:AAAA"),
                        bad(Setting.INSECURE, "deny", "Refuse", "revoke,refuse"),
                        bad(Setting.PROXIES, "localhost", "10.0.0.0/33", "*", "10.0.0.1:80", "10.0.0.1 10.0.0.2"),
                        bad(Setting.PROXIES_FIELDS, "none", "x_forwarded", "Forwarded", "any,forwarded"),
                        bad(Setting.UNKNOWN_RATE, "-1", "1000001", "many"),
                        bad(Setting.USE_INTERVAL, "31s", "1m", "-1s"),
                        bad(Setting.SCOPES_UNUSED, "0", "-1", "3651", "30d", "x"),
                        bad(Setting.ADMIN_TICKET, "601s", "-1s", "1h", "1"),
                        bad(
                                Setting.REVOCATION_LEASE,
                                "2",
                                "2m",
                                "61s",
                                "60001ms",
                                "-1s",
                                "s",
                                "9999999ms",
                                "1.5s",
                                "٢s"),
                        bad(Setting.CACHE_SIZE, "0", "-1", "10000001", "99999999999", "1e3", "many"),
                        bad(Setting.UNDECLARED, "Deny", "true"),
                        bad(Setting.REDACTION_LIMIT, "-0.1", "1.1", "50%", ".5", "0,5", "NaN", "1e-1"),
                        bad(Setting.REDACTION_PORTION, "Declared", "both"),
                        bad(Setting.REDACTION_ARRAYS, "null", "Empty"),
                        bad(Setting.WRITE, "Refuse", "allow"),
                        bad(Setting.WRITE_INCOMPLETE, "ignore", "true"),
                        bad(Setting.WRITE_PRECONDITION, "true", "Required"),
                        bad(Setting.QUERY_HIDDEN, "deny", "Unknown"),
                        bad(Setting.QUERY_UNDECLARED, "allow", "off"),
                        bad(Setting.CONTAINER, "yes", "True", "on"),
                        bad(Setting.ADMIN, "yes", "True", "1"),
                        bad(
                                Setting.ADMIN_PATH,
                                "/",
                                "latchkey",
                                "/latchkey/",
                                "/a//b",
                                "/a b",
                                "/a/..",
                                "/.a",
                                "/a*",
                                "/ä"),
                        bad(Setting.ADMIN_APPLICATION, "a b", "a/b"),
                        bad(
                                Setting.ADMIN_ORIGIN,
                                "keys.example.com",
                                "https://keys.example.com/",
                                "https://keys.example.com/latchkey",
                                "*",
                                "null",
                                "ftp://keys.example.com",
                                "https://a https://b"),
                        bad(Setting.TOKENS, "yes", "on", "TRUE"),
                        bad(
                                Setting.TOKENS_SUNSET,
                                "2027-06-30",
                                "soon",
                                "2027-06-30T00:00:00",
                                "+10000-01-01T00:00:00Z"),
                        bad(Setting.TOKENS_DEPRECATED, "2026", "@0", "1969-12-31T00:00:00Z"),
                        bad(Setting.TOKENS_PATH, "/", "token", "/token/", "/a b", "/t*"),
                        bad(Setting.TOKENS_PREFIX, "_t", "t_", "t-k", "a".repeat(21)),
                        bad(Setting.TOKENS_LIFETIME, "59s", "864001s", "49h", "1"),
                        bad(Setting.TOKENS_SCOPES, "All", "none"),
                        bad(Setting.TOKENS_LENIENT, "yes"),
                        bad(Setting.TOKENS_LINK, "page.html", "ftp://a/b", "https://", "/a b", "/a>", "javascript:x"),
                        bad(Setting.PEPPER_MIGRATION, "tomorrow", "2026-12-31", "2026-12-31T00:00:00Z"),
                        bad(Setting.PUBLIC, "a", "/a*b", "*.", "*", "/a//b"))
                .entrySet()
                .stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> Arguments.of(entry.getKey(), value)));
    }

    private static Map.Entry<Setting, List<String>> bad(Setting setting, String... values) {
        return Map.entry(setting, List.of(values));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("badValues")
    void of_anotherValue_isRefusedWithNameValueAndWhatIsAllowed(Setting setting, String value) {
        assertThatThrownBy(() -> read(setting, value))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(setting.key() + " is \"" + value + "\"")
                .hasMessageContaining("allowed is: " + setting.allowed());
    }

    @Test
    void badValues_areThereForEverySettingThatIsNoSecret() {
        List<Object> tried = badValues().map(arguments -> arguments.get()[0]).toList();
        assertThat(tried)
                .containsAll(Arrays.stream(Setting.values())
                        .filter(setting -> !List.of(Setting.KEYS, Setting.KEY_IMPORTED, Setting.PEPPER)
                                .contains(setting))
                        .toList());
    }

    @Test
    void tokens_areOffUnlessSwitchedOn_andThenNeedAnEnd() {
        assertThat(Settings.of(Map.of()).tokens()).isEmpty();
        assertThat(Settings.of(Map.of("latchkey.tokens.sunset", "2027-06-30T00:00:00Z"))
                        .tokens())
                .isEmpty();
        assertThatThrownBy(() -> Settings.of(Map.of("latchkey.tokens", "true")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("latchkey.tokens.sunset")
                .hasMessageContaining("required while access tokens are on");
    }

    @Test
    void tokens_areDeprecatedNoLaterThanTheyEnd() {
        Map<String, String> early = Map.of("latchkey.tokens", "true", "latchkey.tokens.sunset", "2020-01-01T00:00:00Z");
        assertThat(Settings.of(early).tokens().orElseThrow().deprecated()).isEqualTo("2020-01-01T00:00:00Z");

        Map<String, String> late = new HashMap<>(early);
        late.put("latchkey.tokens.deprecated", "2020-01-02T00:00:00Z");
        assertThatThrownBy(() -> Settings.of(late))
                .hasMessageContaining("latchkey.tokens.deprecated is \"2020-01-02T00:00:00Z\" (after the sunset)");
    }

    @Test
    void tokens_doNotBeginAsKeysDo() {
        for (String prefix : List.of("lkt", "lkt_client")) {
            Map<String, String> settings = Map.of(
                    "latchkey.tokens",
                    "true",
                    "latchkey.tokens.sunset",
                    "2027-06-30T00:00:00Z",
                    "latchkey.key.prefix",
                    "lk," + prefix);
            assertThatThrownBy(() -> Settings.of(settings)).hasMessageContaining("latchkey.tokens.prefix is \"lkt\"");
        }
    }

    @Test
    void of_aMisspeltName_isRefusedWithTheNearest() {
        assertThatThrownBy(() -> Settings.of(Map.of("latchkey.revocation.laese", "1s")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("latchkey.revocation.laese")
                .hasMessageContaining("Did you mean latchkey.revocation.lease?");
        assertThatThrownBy(() -> Settings.of(Map.of("latchkey.shema", "none")))
                .hasMessageContaining("latchkey.schema?");
        assertThatThrownBy(() -> Settings.of(Map.of("latchkey.Realm", "x"))).hasMessageContaining("latchkey.realm?");
    }

    /** The letters of the end decide, not the length of what stands before it. */
    @ParameterizedTest
    @CsvSource({
        "latchkey.leas, latchkey.revocation.lease",
        "latchkey.lease, latchkey.revocation.lease",
        "latchkey.poll, latchkey.revocation.poll",
        "latchkey.store.timeot, latchkey.store.timeout",
        "latchkey.timeout, latchkey.store.timeout",
        "latchkey.grace, latchkey.outage.grace",
        "latchkey.cache, latchkey.cache.size",
        "latchkey.sunset, latchkey.tokens.sunset",
        "latchkey.redaction.portions, latchkey.redaction.portion",
        "latchkey.realms, latchkey.realm",
        "latchkey.key, latchkey.keys",
        "latchkey.token, latchkey.tokens",
        "latchkey.tokens.paths, latchkey.tokens.path"
    })
    void of_aNameWithoutItsTopic_isRefusedWithTheFullOne(String name, String meant) {
        assertThatThrownBy(() -> Settings.of(Map.of(name, "1")))
                .isInstanceOf(SettingException.class)
                .hasMessageEndingWith("Did you mean " + meant + "?");
    }

    @Test
    void of_namesOfOthers_areNotOurs() {
        assertThat(Settings.of(Map.of("latchkeys.x", "1", "other", "2", "latchkey", "3")))
                .isEqualTo(Settings.of(Map.of()));
    }
}
