package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page of settings says is allowed is what is accepted, read from the page itself. */
class SettingsTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(latchkey[^`]*)` \\|.*\\| (.*?) \\|$");
    private static final Pattern RANGE = Pattern.compile("a duration from (\\w+) to (\\w+)");
    private static final Pattern NUMBERS = Pattern.compile("a (?:whole )?number from (\\d+) to (\\d+)");
    private static final Pattern CHOICE = Pattern.compile("[a-z]+(?:, [a-z]+)+");
    private static final Pattern EXAMPLES = Pattern.compile("such as (.+?)(?=[,:] |$)");

    /** What must hold besides, so that one setting is looked at alone. */
    private static final Map<String, Map<String, String>> BESIDES = Map.of(
            "latchkey.pepper.migration", Map.of("latchkey.pepper", "1:" + "A".repeat(43) + "="),
            "latchkey.revocation.lease", Map.of("latchkey.revocation.poll", "50ms"),
            "latchkey.revocation.poll", Map.of("latchkey.revocation.lease", "60s"),
            "latchkey.tokens", Map.of("latchkey.tokens.sunset", "2027-06-30T00:00:00Z"),
            "latchkey.tokens.deprecated", Map.of("latchkey.tokens.sunset", "2027-06-30T00:00:00Z"));

    /** Examples of whole sentences, and of what an entry looks like. */
    private static final List<String> NOT_TO_BE_READ =
            List.of("latchkey.keys", "latchkey.key.imported", "latchkey.pepper");

    private static Map<String, String> table() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("src/site/markdown/settings.md")));
        while (row.find()) {
            rows.put(row.group(1), row.group(2).replace("&lt;", "<"));
        }
        return rows;
    }

    static Stream<Arguments> good() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        table().forEach((name, allowed) -> {
            RANGE.matcher(allowed).results().forEach(range -> {
                cases.add(Arguments.of(name, range.group(1)));
                cases.add(Arguments.of(name, range.group(2)));
            });
            NUMBERS.matcher(allowed).results().forEach(range -> {
                cases.add(Arguments.of(name, range.group(1)));
                cases.add(Arguments.of(name, range.group(2)));
            });
            if (CHOICE.matcher(allowed).matches()) {
                Stream.of(allowed.split(", ")).forEach(value -> cases.add(Arguments.of(name, value)));
            }
            if (!NOT_TO_BE_READ.contains(name)) {
                EXAMPLES.matcher(allowed)
                        .results()
                        .flatMap(examples -> Stream.of(examples.group(1).split(" or ")))
                        .forEach(value -> cases.add(Arguments.of(name, value.strip())));
            }
        });
        return cases.stream();
    }

    static Stream<Arguments> bad() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        table().forEach((name, allowed) -> {
            RANGE.matcher(allowed).results().forEach(range -> outside(name, range, cases));
            NUMBERS.matcher(allowed).results().forEach(range -> {
                cases.add(Arguments.of(name, "-1"));
                cases.add(Arguments.of(name, Long.toString(Long.parseLong(range.group(2)) + 1)));
                cases.add(Arguments.of(name, "x"));
                if (!range.group(1).equals("0")) {
                    cases.add(Arguments.of(name, Long.toString(Long.parseLong(range.group(1)) - 1)));
                }
            });
            if (CHOICE.matcher(allowed).matches()) {
                for (String value : allowed.split(", ")) {
                    cases.add(Arguments.of(name, value.toUpperCase(Locale.ROOT)));
                    cases.add(Arguments.of(name, value + "x"));
                    cases.add(Arguments.of(name, value + "," + value));
                }
            }
        });
        return cases.stream();
    }

    private static void outside(String name, MatchResult range, List<Arguments> cases) {
        long shortest = millis(range.group(1));
        cases.add(Arguments.of(name, millis(range.group(2)) + 1 + "ms"));
        cases.add(Arguments.of(name, "1"));
        cases.add(Arguments.of(name, "-1s"));
        cases.add(Arguments.of(name, "soon"));
        if (shortest > 0) {
            cases.add(Arguments.of(name, shortest - 1 + "ms"));
            cases.add(Arguments.of(name, "0s"));
        }
    }

    private static long millis(String text) {
        return text.endsWith("ms")
                ? Long.parseLong(text.substring(0, text.length() - 2))
                : Duration.parse("PT" + text.toUpperCase(Locale.ROOT)).toMillis();
    }

    private static Settings read(String name, String value) {
        Map<String, String> settings = new LinkedHashMap<>(BESIDES.getOrDefault(name, Map.of()));
        settings.put(name, value);
        return Settings.of(settings);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("good")
    void whatThePageAllows_isAccepted(String name, String value) {
        assertThatCode(() -> read(name, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("bad")
    void whatThePageDoesNotAllow_isRefused(String name, String value) {
        assertThatThrownBy(() -> read(name, value))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(name + " is \"" + value + "\"")
                .hasMessageContaining("allowed is: ");
    }

    /** A poll that is no shorter than the lease would let every key be asked for anew. */
    @ParameterizedTest
    @ValueSource(strings = {"1ms", "50ms", "100ms", "499ms", "500ms"})
    void leaseThatIsNotLongerThanThePoll_isRefused(String lease) {
        assertThatThrownBy(() -> Settings.of(Map.of("latchkey.revocation.lease", lease)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("latchkey.revocation.lease is \"" + lease + "\"")
                .hasMessageContaining("latchkey.revocation.poll, which is 500ms. Shorten that setting too");
        assertThatThrownBy(() ->
                        Settings.of(Map.of("latchkey.revocation.lease", "100ms", "latchkey.revocation.poll", "100ms")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("latchkey.revocation.poll is \"100ms\"");
        Settings both = Settings.of(Map.of("latchkey.revocation.lease", "100ms", "latchkey.revocation.poll", "50ms"));
        assertThat(both.cache().poll()).isEqualTo(Duration.ofMillis(50));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Latchkey.admin.path",
                "LATCHKEY.ADMIN.PATH",
                "latchkey_admin_path",
                "latchkey-admin.path",
                "latchkeyAdminPath"
            })
    void nameInAnotherSpelling_isRefusedWithTheRightOne(String name) {
        assertThatThrownBy(() -> Settings.of(Map.of(name, "/keys")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("Did you mean latchkey.admin.path?");
    }
}
