package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticators;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewKeyCommandTest {
    private static final String PEPPER = "3:" + Base64.getEncoder().encodeToString(new byte[40]);

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Main.run(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String printed(String label) {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private String entry() {
        return "id=" + printed("  id=");
    }

    /** What a server with these settings, and an empty store, makes of the printed key. */
    private AuthenticationResult sentTo(Map<String, String> settings) {
        Settings read = Settings.of(settings);
        return Authenticators.of(read, keyId -> Optional.empty(), new Vocabulary())
                .authenticate(FakeRequest.get("/").key(printed("key")).build());
    }

    @Test
    void newKey_isLetInByTheEntryThatIsPrintedWithIt() {
        assertThat(run("new-key", "--app", "shop", "--scopes", "Inputs:Get, Concepts:Get"))
                .isZero();

        AuthenticationResult outcome = sentTo(Map.of("latchkey.keys", entry()));

        assertThat(outcome).isInstanceOfSatisfying(AuthenticationResult.Known.class, known -> {
            assertThat(known.caller().application()).isEqualTo("shop");
            assertThat(known.caller().scopes()).containsExactly("Concepts:Get", "Inputs:Get");
            assertThat(known.caller().keyId()).isEqualTo(printed("id"));
        });
        assertThat(err.size()).isZero();
    }

    @Test
    void newKey_withoutItsEntry_isUnknown() {
        run("new-key", "--app", "shop", "--scopes", "");

        assertThat(sentTo(Map.of())).isEqualTo(new AuthenticationResult.Refused(Refusal.of(RefusalKind.INVALID_KEY)));
    }

    @Test
    void newKey_withThePepperOfTheServer_isLetInThereAlone() {
        environment.put("LATCHKEY_PEPPER", PEPPER);
        assertThat(run("new-key", "--app", "shop", "--scopes", "")).isZero();

        assertThat(printed("digest")).startsWith("hmac-sha256:3:");
        assertThat(sentTo(Map.of("latchkey.keys", entry(), "latchkey.pepper", PEPPER)))
                .isInstanceOf(AuthenticationResult.Known.class);
        assertThat(sentTo(Map.of("latchkey.keys", entry())))
                .isEqualTo(new AuthenticationResult.Refused(Refusal.of(RefusalKind.STORE_UNAVAILABLE)));
    }

    @Test
    void newKey_withAPrefix_beginsWithIt() {
        assertThat(run("new-key", "--prefix", "acme_live", "--app", "shop", "--scopes", ""))
                .isZero();

        assertThat(printed("key")).startsWith("acme_live_");
        assertThat(sentTo(Map.of("latchkey.keys", entry(), "latchkey.key.prefix", "acme_live")))
                .isInstanceOf(AuthenticationResult.Known.class);
    }

    @Test
    void newKey_standsInTheOutputOnce_andNotInTheEntry() {
        run("new-key", "--app", "shop", "--scopes", "A");
        String key = printed("key");
        String secret = key.substring(key.lastIndexOf('_') + 1);

        assertThat(out.toString(StandardCharsets.UTF_8).split(secret, -1)).hasSize(2);
        assertThat(entry()).doesNotContain(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "newkey",
                "new-key",
                "new-key --app shop",
                "new-key --scopes A",
                "new-key --app",
                "new-key --app shop --scopes",
                "new-key --app shop --scopes A --colour red",
                "new-key --app shop --app shop --scopes A",
                "new-key --app sh/op --scopes A",
                "new-key --app shop --scopes A,,B",
                "new-key --app shop --scopes All",
                "new-key --app shop --scopes Inputs:*",
                "new-key --app shop --scopes A --prefix l-k",
                "--version new-key"
            })
    void run_whatItDoesNotUnderstand_endsWith2AndAWordOfHelp(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Usage: java -jar latchkey.jar", "new-key")
                .doesNotContain("Exception", "\tat ");
        assertThat(out.size()).isZero();
    }

    @Test
    void newKey_withABrokenPepper_endsWith2AndDoesNotRepeatIt() {
        environment.put("LATCHKEY_PEPPER", "hunter2");

        assertThat(run("new-key", "--app", "shop", "--scopes", "")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("latchkey.pepper")
                .doesNotContain("hunter2");
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"help new-key", "--help new-key", "new-key --help", "new-key -h", "new-key --app shop --help"})
    void help_isNoMistake(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--scopes", "LATCHKEY_PEPPER", "--version");
        assertThat(err.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-V"})
    void version_isNoMistake(String argument) {
        assertThat(run(argument)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Latchkey ").hasLineCount(1);
        assertThat(err.size()).isZero();
    }
}
