package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Fake;
import dev.latchkey.config.Settings;
import dev.latchkey.event.KeyDeletedEvent;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A replaced key ends early when its callers have moved, and never while one of them may still use it. */
class SilentKeysTest {
    /** The longest time for which a use may be unwritten. */
    private static final Duration UNWRITTEN = Duration.ofMinutes(1);

    @RegisterExtension
    final KeyStoreFixture fixture =
            new KeyStoreFixture(Settings.of(Map.of("latchkey.pepper", "1:" + "A".repeat(43) + "=")));

    private final List<Object> events = new ArrayList<>();
    private Instant now = Instant.now();
    private String id;

    @BeforeEach
    void makeAKey() {
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        id = fixture.keys.issue("shop", "Old", Set.of()).key().id();
    }

    @SuppressWarnings("unchecked")
    private void look(String... settings) {
        Event<Object> observers = Fake.of((Class<Event<Object>>) (Class<?>) Event.class)
                .does(Event<Object>::fire, events::add)
                .build();
        Settings read = settings.length == 0 ? Settings.of(Map.of()) : Settings.of(Map.of(settings[0], settings[1]));
        new SilentKeys(fixture.store, read, observers, () -> now).run();
    }

    private Instant replace(Duration overlap, Duration silence) {
        fixture.keys.replace(id, overlap, silence);
        return fixture.keys.key(id).orElseThrow().replaced().orElseThrow();
    }

    private boolean works() {
        return fixture.store.find(id).isPresent();
    }

    private void use(Instant time) {
        fixture.store.add(List.of(new KeyUse(id, time, 1)));
    }

    @Test
    void unusedKey_endsAfterItsSilence() {
        Instant replaced = replace(Duration.ofDays(7), Duration.ofHours(1));
        now = replaced.plus(Duration.ofHours(1)).plus(UNWRITTEN).minusMillis(1);
        look();
        assertThat(works()).isTrue();
        now = now.plusMillis(1);
        look();
        assertThat(works()).isFalse();
        assertThat(events).filteredOn(KeyDeletedEvent.class::isInstance).hasSize(1);
        AuditEntry entry = fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 1).get(0);
        assertThat(entry.action()).isEqualTo("key ended");
        assertThat(entry.actor()).isEqualTo("system");
        assertThat(entry.before().orElseThrow()).contains("\"silence\":\"PT1H\"");
        look();
        assertThat(events).filteredOn(KeyDeletedEvent.class::isInstance).hasSize(1);
    }

    @Test
    void usedKey_goesOnUntilItIsSilent() {
        Instant replaced = replace(Duration.ofDays(7), Duration.ofHours(1));
        Instant lastUse = replaced.plus(Duration.ofHours(5));
        use(lastUse);
        now = lastUse.plus(Duration.ofHours(1)).plus(UNWRITTEN).minusMillis(1);
        look();
        assertThat(works()).isTrue();
        now = now.plusMillis(1);
        look();
        assertThat(works()).isFalse();
    }

    /** A long silence before the key was replaced says nothing about its callers. */
    @Test
    void silenceBeforeTheReplacement_doesNotCount() {
        use(Instant.now().minus(Duration.ofDays(90)));
        Instant replaced = replace(Duration.ofDays(7), Duration.ofHours(1));
        now = replaced.plus(Duration.ofMinutes(30));
        look();
        assertThat(works()).isTrue();
    }

    @Test
    void keyWithoutSilence_worksToTheEndOfItsOverlap() {
        fixture.keys.replace(id, Duration.ofDays(7));
        now = now.plus(Duration.ofDays(6));
        look();
        assertThat(works()).isTrue();
    }

    /** In an outage keys are accepted for a while whose uses cannot be written. */
    @Test
    void graceOfAnOutage_isWaitedFor() {
        Instant replaced = replace(Duration.ofDays(7), Duration.ofHours(1));
        now = replaced.plus(Duration.ofHours(1)).plus(UNWRITTEN).plus(Duration.ofSeconds(299));
        look("latchkey.outage.grace", "300s");
        assertThat(works()).isTrue();
        now = now.plusSeconds(1);
        look("latchkey.outage.grace", "300s");
        assertThat(works()).isFalse();
    }

    @Test
    void silence_isCoveredByTheSignature() {
        replace(Duration.ofDays(7), Duration.ofHours(1));
        assertThat(works()).isTrue();
        fixture.execute("update latchkey_key set silence = 60 where id = '" + id + "'");
        assertThat(works()).isFalse();
        now = now.plus(Duration.ofDays(6));
        look();
        assertThat(fixture.column("select id from latchkey_key where id = '" + id + "'"))
                .hasSize(1);
        fixture.execute("update latchkey_key set silence = null where id = '" + id + "'");
        assertThat(works()).isFalse();
        fixture.execute("update latchkey_key set silence = 3600 where id = '" + id + "'");
        assertThat(works()).isTrue();
    }

    @Test
    void timesThatAreNotAllowed_areRefused() {
        for (Duration silence : List.of(Duration.ofSeconds(59), Duration.ofHours(2), Duration.ofHours(-1))) {
            assertThatThrownBy(() -> fixture.keys.replace(id, Duration.ofHours(1), silence))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("silence");
        }
        KeyStoreFixture unwritten = new KeyStoreFixture(Settings.of(Map.of("latchkey.use.interval", "0s")));
        Overlap overlap = new Overlap(Duration.ofHours(1), Optional.of(Duration.ofMinutes(1)));
        assertThatThrownBy(() ->
                        unwritten.management.replace(Actor.SYSTEM, id, overlap, OptionalLong.empty(), Optional.empty()))
                .hasMessageContaining("latchkey.use.interval");
        unwritten.store.database.close();
    }
}
