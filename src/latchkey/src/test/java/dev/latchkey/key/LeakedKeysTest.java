package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyLeak;
import dev.latchkey.LoggedRecords;
import dev.latchkey.Secret;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.event.KeyDeletedEvent;
import dev.latchkey.event.KeyLeakedEvent;
import dev.latchkey.key.LeakedKeys.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that somebody found and reported stops working, and everybody who must know learns of it. */
class LeakedKeysTest {
    private ManagedStore store = open("disable");

    private static ManagedStore open(String outcome) {
        return new ManagedStore(
                Settings.of(Map.of("latchkey.leaked", outcome, "latchkey.pepper", "1:" + "A".repeat(43) + "=")),
                List.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void report(String... texts) {
        assertThat(store.leaked.accept(
                        new Report(List.of(texts), "reported", Optional.of("https://paste.example/1"), "192.0.2.7")))
                .isTrue();
        store.leaked.processWaiting();
    }

    private Optional<ApiKey> stored(Secret text) {
        return store.store.revision(id(text)).map(KeyRevision::key);
    }

    private static String id(Secret text) {
        return KeyText.parse(text.reveal(), List.of("lk")).orElseThrow().id();
    }

    private List<AuditEntry> audit() {
        return new AuditTrail(store.store).page(AuditQuery.page(Optional.empty(), Long.MAX_VALUE, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "disable", "delete"})
    void reportedKey_isTreatedAsTheSettingSays(String outcome) {
        store.close();
        store = open(outcome);
        Secret text = store.key("shop", Set.of());
        Secret other = store.key("shop", Set.of());
        store.events.clear();

        report("  " + text.reveal() + "\n");

        assertThat(stored(text).map(ApiKey::state))
                .isEqualTo(
                        switch (outcome) {
                            case "report" -> Optional.of(ApiKey.State.ACTIVE);
                            case "disable" -> Optional.of(ApiKey.State.DISABLED);
                            default -> Optional.empty();
                        });
        stored(text).ifPresent(key -> {
            KeyLeak leak = key.leak().orElseThrow();
            assertThat(leak.reason()).isEqualTo("reported");
            assertThat(leak.source()).contains("https://paste.example/1");
        });
        assertThat(stored(other).orElseThrow().leak()).isEmpty();
        AuditEntry entry = audit().stream()
                .filter(each -> each.action().equals("key leaked"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.actor()).isEqualTo("reporter");
        assertThat(entry.address()).isEqualTo("192.0.2.7");
        assertThat(entry.after().orElseThrow()).contains("\"reported\"", "https://paste.example/1");
        assertThat(store.events)
                .filteredOn(KeyLeakedEvent.class::isInstance)
                .extracting(event -> ((KeyLeakedEvent) event).key().id())
                .containsExactly(id(text));
        assertThat(store.events)
                .filteredOn(KeyDeletedEvent.class::isInstance)
                .hasSize(outcome.equals("delete") ? 1 : 0);
        assertThat(store.events).anyMatch(KeysChanged.class::isInstance);
    }

    @Test
    void repeatedReport_changesNothing() {
        Secret text = store.key("shop", Set.of());
        report(text.reveal(), text.reveal());
        KeyLeak leak = stored(text).orElseThrow().leak().orElseThrow();
        int entries = audit().size();
        report(text.reveal());
        assertThat(audit()).hasSize(entries);
        assertThat(stored(text).orElseThrow().leak()).contains(leak);
    }

    /** Unknown, wrong, malformed and hostile texts change nothing, and none of them keeps a key from being revoked. */
    @Test
    void otherTexts_changeNothing() {
        Secret text = store.key("shop", Set.of());
        String wrong = "lk_" + id(text) + KeyText.generate("lk").text().reveal().substring(15);
        int entries = audit().size();
        report(wrong, KeyText.generate("lk").text().reveal(), id(text), "", "lk_", "x".repeat(100_000), "\u0000", "𝕊");
        assertThat(audit()).hasSize(entries);
        assertThat(stored(text).orElseThrow().leak()).isEmpty();

        report("\ud800", text.reveal());
        assertThat(stored(text).orElseThrow().state()).isEqualTo(ApiKey.State.DISABLED);
    }

    @Test
    void enabling_discardsTheReport() {
        Secret text = store.key("shop", Set.of());
        report(text.reveal());
        store.management.enable(Actor.SYSTEM, id(text), OptionalLong.empty());
        assertThat(stored(text).orElseThrow().leak()).isEmpty();
        report(text.reveal());
        assertThat(stored(text).orElseThrow().state()).isEqualTo(ApiKey.State.DISABLED);
    }

    @Test
    void successorOfALeakedKey_hasNotLeaked() {
        Secret text = store.key("shop", Set.of());
        report(text.reveal());
        ApiKey successor = store.management
                .replace(Actor.SYSTEM, id(text), java.time.Duration.ZERO, OptionalLong.empty(), Optional.empty())
                .made()
                .key();
        assertThat(successor.leak()).isEmpty();
        assertThat(successor.state()).isEqualTo(ApiKey.State.ACTIVE);
    }

    @Test
    void keyOfTheSettings_isReportedToItsOperator() {
        KeyText text = KeyText.generate("lk");
        String entry = "id=" + text.id() + " digest="
                + new Digester(List.of()).digest(text).text() + " application=shop scopes=";
        store.close();
        store = new ManagedStore(Settings.of(Map.of("latchkey.leaked", "delete", "latchkey.keys", entry)), List.of());
        try (LoggedRecords log = LoggedRecords.of(LeakedKeys.class)) {
            report(text.text().reveal());
            assertThat(log.errors()).singleElement().asString().contains(text.id(), "latchkey.keys");
            assertThat(log.errors().get(0)).doesNotContain(text.text().reveal().substring(16));
        }
        assertThat(store.events).hasSize(1);
    }

    @Test
    void tooManyReports_areNotAccepted() {
        List<Boolean> accepted = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            accepted.add(store.leaked.accept(new Report(List.of("x"), "reported", Optional.empty(), "")));
        }
        assertThat(accepted.subList(0, 50)).doesNotContain(false);
        assertThat(accepted.subList(50, 60)).doesNotContain(true);
        store.leaked.processWaiting();
        assertThat(store.leaked.accept(new Report(List.of("x"), "reported", Optional.empty(), "")))
                .isTrue();
    }

    @Test
    void reportsShowNoText() {
        assertThat(new Report(List.of("lk_secret"), "reported", Optional.empty(), ""))
                .hasToString("Report[1 texts]");
    }
}
