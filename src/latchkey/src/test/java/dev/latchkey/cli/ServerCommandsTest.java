package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Secret;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Actor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands do on a server, what they print, and how they end. */
class ServerCommandsTest {
    private final ServedManagement served = new ServedManagement(Map.of("latchkey.admin", "true"));
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    ServerCommandsTest() {
        environment.put("LATCHKEY_KEY", served.fixture.admin.reveal());
    }

    @AfterEach
    void close() {
        served.close();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Main.run(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private int at(ServedManagement server, String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--url", server.url()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Map<String, Object> json() {
        return CommandJson.object(out());
    }

    private static String id(Secret key) {
        return KeyText.parse(key.reveal(), List.of("lk")).orElseThrow().id();
    }

    @Test
    void key_isMadeListedShownReplacedAndDeleted() {
        served.fixture.store.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        assertThat(at(
                        served,
                        "new-key",
                        "--app",
                        "shop",
                        "--scopes",
                        "Inputs:Get",
                        "--description",
                        "Cash \"desk\"",
                        "--expires",
                        "2999-01-01T00:00:00Z",
                        "--json"))
                .as(err())
                .isZero();
        String id = CommandJson.text(json(), "id");
        String text = CommandJson.text(json(), "text");
        assertThat(served.fixture.accepts(text)).isTrue();

        assertThat(at(served, "list", "--app", "shop")).isZero();
        assertThat(out()).contains(id, "shop", "active", "Cash \"desk\"").doesNotContain(text);
        assertThat(at(served, "list", "--app", "shop", "--search", "nothing", "--json"))
                .isZero();
        assertThat(out().strip()).isEqualTo("{\"keys\":[]}");

        assertThat(at(served, "show", id)).isZero();
        assertThat(out()).contains("scopes           Inputs:Get", "2999-01-01T00:00:00Z");
        assertThat(at(served, "show", "--json", id)).isZero();
        assertThat(json()).containsEntry("id", id).containsEntry("scopes", List.of("Inputs:Get"));

        assertThat(at(served, "replace", "--overlap", "PT1H", id)).isZero();
        assertThat(out()).startsWith("key     lk_").contains("displayed only once");
        assertThat(served.fixture.accepts(text)).isTrue();
        assertThat(at(served, "replace", "--overlap", "P7D", "--silence=PT30M", id))
                .isZero();
        assertThat(at(served, "show", id)).isZero();
        assertThat(out()).contains("silence          PT30M");
        assertThat(at(served, "delete", id)).isZero();
        assertThat(out().strip()).isEqualTo("deleted " + id);
        assertThat(served.fixture.accepts(text)).isFalse();
        assertThat(at(served, "show", id)).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("404");
        assertThat(out()).isEmpty();
    }

    @Test
    void keys_areExportedAndImportedInParts() throws IOException {
        for (int i = 0; i < 201; i++) {
            served.fixture.store.key("shop", Set.of());
        }
        Secret one = served.fixture.store.key("shop", Set.of("Inputs:Get"));
        assertThat(at(served, "export", "--app", "shop")).isZero();
        assertThat(err()).contains("200 keys exported", "202 keys exported");
        Path file = directory.resolve("keys.json");
        Files.writeString(file, out());
        assertThat(out()).doesNotContain(one.reveal().substring(16));
        try (ServedManagement other = new ServedManagement(Map.of("latchkey.admin", "true"))) {
            environment.put("LATCHKEY_KEY", other.fixture.admin.reveal());
            assertThat(at(other, "import", file.toString())).isEqualTo(ExitCode.REFUSED);
            assertThat(err()).contains("import-refused", "#/keys/0/application", "#/keys/99/application");
            other.fixture.store.management.createApplication(Actor.SYSTEM, "shop", "The shop");
            assertThat(at(other, "import", "--dry-run", "--json", file.toString()))
                    .isZero();
            assertThat(out().strip()).isEqualTo("{\"checked\":202,\"imported\":0}");
            assertThat(at(other, "import", file.toString())).isZero();
            assertThat(out()).contains("imported 202");
            assertThat(err()).contains("202 keys checked", "202 keys imported");
            assertThat(other.fixture.accepts(one.reveal())).isTrue();
            assertThat(at(other, "list", "--app", "shop", "--json")).isZero();
            assertThat(CommandJson.objects(json(), "keys")).hasSize(202);
            assertThat(err()).contains("200 keys read");
        }
    }

    @Test
    void auditLog_isVerified() {
        assertThat(at(served, "verify-audit", "--from-first", "--json")).isZero();
        assertThat(json()).containsEntry("intact", true);
        served.fixture.store.execute("update latchkey_audit set actor = 'somebody' where number = 1");
        assertThat(at(served, "verify-audit", "--from-first")).isEqualTo(ExitCode.REFUSED);
        assertThat(out()).contains("intact           false");
    }

    @Test
    void refusals_areShownWithTheirCode() {
        String other = id(served.fixture.store.key("shop", Set.of()));
        environment.put("LATCHKEY_KEY", "lk_0123456789AB_wrong");
        assertThat(at(served, "show", other)).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("401").doesNotContain("wrong");
        environment.put(
                "LATCHKEY_KEY", served.fixture.store.key("shop", Set.of()).reveal());
        assertThat(at(served, "delete", other)).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("403");
        served.stop();
        assertThat(at(served, "list")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(err()).contains("did not respond");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "list --url",
                "list --url http://192.0.2.1/latchkey",
                "list --url http://127.0.0.1/latchkey --jdbc jdbc:h2:mem:x",
                "list --jdbc jdbc:h2:mem:x --search y",
                "list --colour red",
                "list more",
                "list --json=yes",
                "show --url http://127.0.0.1/latchkey",
                "show --url http://127.0.0.1/latchkey lk_0123456789AB_secret",
                "show --url http://127.0.0.1/latchkey 0123456789AB 0123456789AB",
                "replace 0123456789AB",
                "delete --url http://127.0.0.1/latchkey short",
                "import --url http://127.0.0.1/latchkey nothing.json",
                "export",
                "verify-audit",
                "new-key --app shop --scopes A --url http://127.0.0.1/latchkey",
                "new-key --app shop --scopes A --description x",
                "new-key --app shop --scopes A --url http://127.0.0.1/latchkey --description x --prefix y"
            })
    void wrongArguments_areExplained(String line) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.MISUNDERSTOOD);
        assertThat(err())
                .contains("Usage: java -jar latchkey.jar " + line.split(" ")[0], "Exit codes: 0 done")
                .doesNotContain("Exception", "secret", served.fixture.admin.reveal());
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new-key",
                "list",
                "show",
                "replace",
                "delete",
                "import",
                "export",
                "verify-audit",
                "sign-rows",
                "scan-pattern"
            })
    void everyCommand_hasHelpAndVersion(String command) {
        for (String[] arguments : new String[][] {{command, "--help"}, {"help", command}, {command, "-h", "x", "y"}}) {
            assertThat(run(arguments)).isZero();
            assertThat(out())
                    .startsWith("Usage: java -jar latchkey.jar " + command)
                    .contains("--json", "Exit codes:");
        }
        assertThat(run(command, "--version")).isZero();
        assertThat(out()).startsWith("Latchkey ").hasLineCount(1);
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("  " + command + " ");
    }
}
