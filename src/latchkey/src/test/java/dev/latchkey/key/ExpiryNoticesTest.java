package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.Fake;
import dev.latchkey.KeyTerms;
import dev.latchkey.LoggedRecords;
import dev.latchkey.config.Settings;
import dev.latchkey.event.KeyExpiringEvent;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Observers learn of each expiry 30, 14, 7 and 1 days before, whatever happens to the servers that tell them. */
class ExpiryNoticesTest {
    @RegisterExtension
    private final KeyStoreFixture fixture = new KeyStoreFixture();

    private final List<KeyExpiringEvent> events = new ArrayList<>();
    private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Runnable onEvent = () -> {};
    private final ExpiryNotices one = server(fixture.settings);
    private final ExpiryNotices other = server(fixture.settings);

    @BeforeEach
    void makeApplication() {
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
    }

    @SuppressWarnings("unchecked")
    private ExpiryNotices server(Settings settings) {
        Event<Object> observers = Fake.of((Class<Event<Object>>) (Class<?>) Event.class)
                .does(Event<Object>::fire, (Object event) -> {
                    onEvent.run();
                    events.add((KeyExpiringEvent) event);
                })
                .build();
        return new ExpiryNotices(fixture.store, settings, observers, () -> now);
    }

    private ApiKey keyFor(Duration life) {
        KeyTerms terms = KeyTerms.none().expiringAt(Instant.now().plus(life));
        return fixture.keys.issue("shop", "For tests", Set.of(), terms).key();
    }

    private List<Integer> days() {
        return events.stream().map(KeyExpiringEvent::days).toList();
    }

    @Test
    void eachThreshold_isToldOnceByAllServersTogether() {
        ApiKey key = keyFor(Duration.ofDays(100));
        Instant expires = key.expires().orElseThrow();
        for (int days : List.of(31, 30, 29, 14, 8, 7, 2, 1, 0)) {
            now = expires.minus(Duration.ofDays(days)).minusMillis(days == 0 ? 1 : 0);
            one.run();
            other.run();
        }
        assertThat(days()).containsExactly(30, 14, 7, 1);
        assertThat(events).extracting(KeyExpiringEvent::id).doesNotHaveDuplicates();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.key()).isEqualTo(key);
            assertThat(event.expires()).isEqualTo(expires);
            assertThat(event.id()).startsWith(key.id()).hasSizeLessThanOrEqualTo(64);
        });
    }

    /** To the millisecond, too. */
    @Test
    void threshold_isNotToldBefore() {
        Instant expires = keyFor(Duration.ofDays(100)).expires().orElseThrow();
        now = expires.minus(Duration.ofDays(30)).minusMillis(1);
        one.run();
        assertThat(events).isEmpty();
    }

    @Test
    void keyThatLivesForAWeek_hasNoNoticeOfTwo() {
        Instant expires = keyFor(Duration.ofDays(8)).expires().orElseThrow();
        one.run();
        assertThat(events).isEmpty();
        now = expires.minus(Duration.ofHours(1));
        one.run();
        assertThat(days()).containsExactly(7, 1);
    }

    @Test
    void keysWithASuccessor_disabledAndEndlessKeys_areLeftOut() {
        fixture.keys.issue("shop", "Endless", Set.of());
        String successor = fixture.keys
                .replace(keyFor(Duration.ofDays(31)).id(), Duration.ofDays(30))
                .key()
                .id();
        fixture.keys.disable(keyFor(Duration.ofDays(31)).id());
        now = now.plus(Duration.ofDays(29));
        one.run();
        assertThat(days()).containsExactly(30, 14, 7);
        assertThat(events).extracting(event -> event.key().id()).containsOnly(successor);
    }

    @Test
    void keyThatIsExtended_isToldOfAnew() {
        ApiKey key = keyFor(Duration.ofDays(30).plusHours(1));
        now = now.plus(Duration.ofHours(2));
        one.run();
        KeyTerms later = KeyTerms.none().expiringAt(key.expires().orElseThrow().plusSeconds(1));
        fixture.keys.change(key.id(), later);
        one.run();
        assertThat(days()).containsExactly(30, 30);
        assertThat(events).extracting(KeyExpiringEvent::id).doesNotHaveDuplicates();
    }

    /** A server that ends between claim and event leaves the notice to others, after a while and under the same id. */
    @Test
    void whateverServersEnd_noThresholdIsLost() {
        Random random = new Random(7);
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            ApiKey key = keyFor(Duration.ofDays(40 + i));
            for (int days : List.of(30, 14, 7, 1)) {
                expected.add(key.id() + "-" + key.expires().orElseThrow().toEpochMilli() + "-" + days);
            }
        }
        onEvent = () -> {
            if (random.nextInt(3) == 0) {
                throw new ThreadDeath();
            }
        };
        for (int hour = 0; hour < 44 * 24; hour += 6) {
            now = now.plus(Duration.ofHours(6));
            runUntilKilled(random.nextBoolean() ? one : other);
        }
        assertThat(events).extracting(KeyExpiringEvent::id).containsAll(expected);
        assertThat(new TreeSet<>(events.stream().map(KeyExpiringEvent::id).toList()))
                .isEqualTo(expected);
    }

    private static void runUntilKilled(ExpiryNotices server) {
        try {
            server.run();
        } catch (ThreadDeath killed) {
            // The next server goes on.
        }
    }

    @Test
    void observerThatFails_isLoggedAndLosesNothingElse() {
        keyFor(Duration.ofDays(30).plusHours(1));
        now = now.plus(Duration.ofHours(2));
        onEvent = () -> {
            throw new IllegalStateException("an observer");
        };
        try (LoggedRecords log = LoggedRecords.of(KeyManagement.class)) {
            one.run();
            assertThat(log.errors()).hasSize(1);
        }
    }

    @Test
    void keysFromBeforeTheSetting_areReported() {
        String endless = fixture.keys.issue("shop", "Endless", Set.of()).key().id();
        String late = keyFor(Duration.ofDays(91)).id();
        String fine = keyFor(Duration.ofDays(89)).id();
        try (LoggedRecords log = LoggedRecords.of("dev.latchkey")) {
            server(fixture.settings).report();
            assertThat(log.warnings()).isEmpty();
            server(Settings.of(Map.of("latchkey.key.lifetime", "shop=90d"))).report();
            assertThat(log.warnings()).singleElement().asString().startsWith("2 keys live longer than");
            assertThat(log.warnings().get(0)).contains(endless, late).doesNotContain(fine);
        }
        assertThat(fixture.management.disable(Actor.SYSTEM, fine, OptionalLong.empty()))
                .isNotNull();
    }
}
