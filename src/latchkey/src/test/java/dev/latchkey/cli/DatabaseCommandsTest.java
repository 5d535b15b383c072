package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.KeyTerms;
import dev.latchkey.Secret;
import dev.latchkey.admin.ManagementFixture;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Actor;
import dev.latchkey.key.ManagedStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The commands that need no server: on a database whose servers may be down. */
class DatabaseCommandsTest {
    private static final String PEPPER = "1:" + "A".repeat(43) + "=";

    private final ManagedStore store = new ManagedStore(Settings.of(Map.of("latchkey.pepper", PEPPER)), List.of());
    private final Map<String, String> environment = new HashMap<>(Map.of("LATCHKEY_PEPPER", PEPPER));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        store.close();
    }

    private int run(String command, String... more) {
        out.reset();
        err.reset();
        String[] arguments = new String[more.length + 3];
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[0] = command;
        arguments[1] = "--jdbc";
        arguments[2] = store.url;
        return Main.run(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private Map<String, Object> json() {
        return CommandJson.object(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void keys_areListedShownAndDeleted() {
        Secret key = store.key("shop", Set.of());
        String id = KeyText.parse(key.reveal(), List.of("lk")).orElseThrow().id();
        store.key("other", Set.of());
        assertThat(run("list", "--json"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(CommandJson.objects(json(), "keys")).hasSize(2);
        assertThat(run("list", "--app", "shop")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(id).hasLineCount(2);
        assertThat(run("show", "--json", id)).isZero();
        assertThat(json()).containsEntry("application", "shop").containsEntry("state", "active");
        assertThat(run("delete", id)).isZero();
        assertThat(store.store.find(id)).isEmpty();
        assertThat(run("show", id)).isEqualTo(ExitCode.REFUSED);
        assertThat(run("delete", id)).isEqualTo(ExitCode.REFUSED);
        assertThat(run("verify-audit", "--json")).isZero();
        assertThat(json()).containsEntry("intact", true);
    }

    @Test
    void exportedKeys_areImportedAsThoseOfAServer() {
        store.key("other", Set.of());
        store.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        KeyTerms terms = KeyTerms.none().labelled(Map.of("team", "blue"));
        String text = store.keys()
                .issue("shop", "Für \"Tests\"", Set.of(), terms)
                .text()
                .reveal();
        assertThat(run("export", "--app", "shop"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        String file = out.toString(StandardCharsets.UTF_8);
        assertThat(CommandJson.objects(json(), "keys")).singleElement().satisfies(key -> assertThat(key)
                .containsEntry("application", "shop")
                .containsEntry("description", "Für \"Tests\"")
                .containsKeys("digest", "created", "labels"));
        try (ManagementFixture other =
                new ManagementFixture(Map.of("latchkey.admin", "true", "latchkey.pepper", PEPPER))) {
            other.store.key("shop", Set.of());
            assertThat(other.accepts(text)).isFalse();
            assertThat(other.send("POST", "keys/import", file).status()).isEqualTo(200);
            assertThat(other.accepts(text)).isTrue();
        }
        assertThat(run("verify-audit", "--json")).isZero();
        assertThat(run("export", "--app", "unknown")).isEqualTo(ExitCode.REFUSED);
        assertThat(run("export")).isZero();
        assertThat(CommandJson.objects(json(), "keys")).hasSize(2);
        store.execute("update latchkey_key set state = 'DISABLED' where application_id = 'shop'");
        assertThat(run("export")).isEqualTo(ExitCode.REFUSED);
        assertThat(CommandJson.objects(json(), "keys")).hasSize(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not exported: ", "altered");
    }

    @Test
    void alteredAuditLog_isFound() {
        store.key("shop", Set.of());
        store.execute("update latchkey_key set state = 'DISABLED'");
        assertThat(run("verify-audit")).isEqualTo(ExitCode.REFUSED);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("intact           false", "another state");
    }

    @Test
    void databaseThatIsNotThere_isUnavailable() {
        int code = Main.run(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "list",
                "--jdbc",
                "jdbc:none:x?password=hunter2");
        assertThat(code).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no driver").doesNotContain("hunter2");
    }
}
