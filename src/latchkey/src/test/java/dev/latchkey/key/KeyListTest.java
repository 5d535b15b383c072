package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyTerms;
import dev.latchkey.config.LeakSettings.Reported;
import dev.latchkey.key.KeyQuery.Listed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of keys are selected, sorted and paged by the database, as a list in memory would be. */
class KeyListTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @RegisterExtension
    private final KeyStoreFixture fixture = fixture();

    private final Map<String, Instant> lastUsed = new HashMap<>();

    /** Over the database that the suite is run on. */
    KeyStoreFixture fixture() {
        return new KeyStoreFixture();
    }

    /** The creation of a key, in the language of the database. */
    String hundredDaysEarlier() {
        return "created - interval '100' day";
    }

    @BeforeEach
    void makeApplication() {
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
    }

    private ApiKey make(String description, KeyTerms terms) {
        return fixture.keys.issue("shop", description, Set.of(), terms).key();
    }

    private void use(ApiKey key, Instant time) {
        fixture.store.add(List.of(new KeyUse(key.id(), time, 1, "192.0.2.7")));
        lastUsed.put(key.id(), time);
    }

    private static KeyQuery query(KeyCriteria filter, KeyOrder order, Optional<KeyQuery.Position> after, int limit) {
        return new KeyQuery(
                CredentialKind.KEY,
                Optional.of("shop"),
                Optional.empty(),
                Optional.empty(),
                filter,
                order,
                after,
                limit);
    }

    private List<String> listed(KeyCriteria filter) {
        return fixture.store.page(query(filter, KeyOrder.CREATED, Optional.empty(), 200)).stream()
                .map(each -> each.key().description())
                .toList();
    }

    private static KeyCriteria filter(
            Instant unusedSince, boolean neverUsed, Instant endsBefore, String text, String label) {
        return new KeyCriteria(
                Optional.ofNullable(unusedSince),
                neverUsed,
                false,
                Optional.ofNullable(endsBefore),
                Optional.ofNullable(text),
                Optional.ofNullable(label));
    }

    private Comparator<ApiKey> expected(KeyOrder order) {
        Instant never = Instant.EPOCH;
        Instant last = Instant.MAX;
        return switch (order) {
            case CREATED -> Comparator.comparing(ApiKey::created).thenComparing(ApiKey::id);
            case NEWEST -> Comparator.comparing(ApiKey::created).reversed().thenComparing(ApiKey::id);
            case DESCRIPTION -> Comparator.comparing(ApiKey::description).thenComparing(ApiKey::id);
            case DESCRIPTION_BACKWARDS ->
                Comparator.comparing(ApiKey::description).reversed().thenComparing(ApiKey::id);
            case EXPIRES -> byValue(key -> key.expires().orElse(last), false, last);
            case EXPIRES_BACKWARDS -> byValue(key -> key.expires().orElse(last), true, last);
            case LAST_USED -> byValue(key -> lastUsed.getOrDefault(key.id(), never), false, never);
            case LAST_USED_BACKWARDS -> byValue(key -> lastUsed.getOrDefault(key.id(), never), true, never);
        };
    }

    /** Those that lack the value are in the order of their creation, backwards in lists that are backwards. */
    private static Comparator<ApiKey> byValue(Function<ApiKey, Instant> value, boolean backwards, Instant absent) {
        Comparator<ApiKey> byValue = Comparator.comparing(value);
        Comparator<ApiKey> byCreation =
                Comparator.comparing(key -> value.apply(key).equals(absent) ? key.created() : Instant.EPOCH);
        Comparator<ApiKey> both = byValue.thenComparing(byCreation);
        return (backwards ? both.reversed() : both).thenComparing(ApiKey::id);
    }

    @ParameterizedTest
    @EnumSource
    void anyPageSize_givesTheWholeListInItsOrder(KeyOrder order) {
        Random random = new Random(order.ordinal());
        List<ApiKey> keys = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            KeyTerms terms = random.nextInt(3) == 0
                    ? KeyTerms.none()
                    : KeyTerms.none().expiringAt(NOW.plus(Duration.ofDays(1 + random.nextInt(5))));
            ApiKey key = make("key " + random.nextInt(6), terms);
            keys.add(key);
            if (random.nextInt(3) > 0) {
                use(key, NOW.minus(Duration.ofDays(random.nextInt(5))));
            }
        }
        List<String> sorted =
                keys.stream().sorted(expected(order)).map(ApiKey::id).toList();
        for (int size : List.of(1, 2, 5, 22, 23, 24)) {
            assertThat(all(order, size)).isEqualTo(sorted);
        }
    }

    private List<String> all(KeyOrder order, int size) {
        List<String> ids = new ArrayList<>();
        Optional<KeyQuery.Position> after = Optional.empty();
        List<Listed> page;
        do {
            page = fixture.store.page(query(KeyCriteria.ALL, order, after, size));
            page.forEach(listed -> ids.add(listed.key().id()));
            after = page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(page.get(page.size() - 1).position());
        } while (after.isPresent());
        return ids;
    }

    /** Keys that are made, changed, used and deleted meanwhile neither hide nor repeat another one. */
    @ParameterizedTest
    @EnumSource
    void changesBetweenPages_leaveTheOtherKeysInTheList(KeyOrder order) {
        List<ApiKey> keys = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            KeyTerms terms = i % 3 == 0 ? KeyTerms.none() : KeyTerms.none().expiringAt(NOW.plusSeconds(1000 + i % 4));
            keys.add(make("key " + i % 5, terms));
            if (i % 4 > 0) {
                use(keys.get(i), NOW.minusSeconds(i % 6));
            }
        }
        List<String> seen = new ArrayList<>();
        Optional<KeyQuery.Position> after = Optional.empty();
        Set<String> touched =
                Set.of(keys.get(3).id(), keys.get(8).id(), keys.get(13).id());
        for (int page = 0; page < 12; page++) {
            List<Listed> found = fixture.store.page(query(KeyCriteria.ALL, order, after, 3));
            found.forEach(listed -> seen.add(listed.key().id()));
            after = found.isEmpty()
                    ? after
                    : Optional.of(found.get(found.size() - 1).position());
            switch (page) {
                case 1 -> fixture.keys.delete(keys.get(3).id());
                case 2 -> use(keys.get(8), NOW.plusSeconds(5));
                case 3 -> fixture.keys.change(keys.get(13).id(), "another", Set.of());
                case 4 -> make("key 2", KeyTerms.none());
                default -> {
                    // Nothing happens.
                }
            }
        }
        for (ApiKey key : keys) {
            if (!touched.contains(key.id())) {
                assertThat(seen).containsOnlyOnce(key.id());
            }
        }
    }

    @Test
    void unusedKeys_areThoseThatAreOldAndWereNotUsedSince() {
        ApiKey stale = make("stale", KeyTerms.none());
        ApiKey used = make("used", KeyTerms.none());
        make("never used", KeyTerms.none());
        ApiKey fresh = make("fresh", KeyTerms.none());
        fixture.execute(
                "update latchkey_key set created = " + hundredDaysEarlier() + " where id <> '" + fresh.id() + "'");
        use(stale, NOW.minus(Duration.ofDays(91)));
        use(used, NOW.minus(Duration.ofDays(89)));
        Instant since = NOW.minus(Duration.ofDays(90));
        assertThat(listed(filter(since, false, null, null, null))).containsExactlyInAnyOrder("stale", "never used");
        assertThat(listed(filter(null, true, null, null, null))).containsExactlyInAnyOrder("never used", "fresh");
        assertThat(listed(filter(since, true, null, null, null))).containsExactly("never used");
    }

    @Test
    void leakedKeys_areListedUntilTheyAreEnabledAgain() {
        ApiKey leaked = make("leaked", KeyTerms.none());
        make("safe", KeyTerms.none());
        KeyCriteria filter =
                new KeyCriteria(Optional.empty(), false, true, Optional.empty(), Optional.empty(), Optional.empty());
        fixture.management.run(Actor.SYSTEM, new LeakKey(leaked.id(), Reported.DISABLE, "pasted", Optional.empty()));
        assertThat(listed(filter)).containsExactly("leaked");
        fixture.keys.enable(leaked.id());
        assertThat(listed(filter)).isEmpty();
    }

    @Test
    void endingKeys_areThoseThatExpireOrWereReplaced() {
        make("endless", KeyTerms.none());
        make("soon", KeyTerms.none().expiringAt(NOW.plus(Duration.ofDays(2))));
        make("late", KeyTerms.none().expiringAt(NOW.plus(Duration.ofDays(9))));
        fixture.keys.replace(make("replaced", KeyTerms.none()).id(), Duration.ofDays(3));
        List<String> ending = listed(filter(null, false, NOW.plus(Duration.ofDays(5)), null, null));
        assertThat(ending).containsExactlyInAnyOrder("soon", "replaced");
    }

    @Test
    void text_isFoundInDescriptionsLabelsAndIds() {
        ApiKey nightly = make("Nightly 100%_import", KeyTerms.none());
        make("Other", KeyTerms.none().labelled(Map.of("team", "Payments", "env", "prod")));
        for (String text : List.of(
                "nightly",
                "NIGHTLY",
                "100%_",
                "_import",
                nightly.id(),
                nightly.id().substring(0, 5))) {
            assertThat(listed(filter(null, false, null, text, null))).as(text).contains("Nightly 100%_import");
        }
        assertThat(listed(filter(null, false, null, "payments", null))).containsExactly("Other");
        assertThat(listed(filter(null, false, null, "%", null))).containsExactly("Nightly 100%_import");
        assertThat(listed(filter(null, false, null, "nothing'; drop", null))).isEmpty();
        assertThat(listed(filter(null, false, null, null, "env=prod"))).containsExactly("Other");
        for (String label : List.of("env=pro", "nv=prod", "env=prod\nteam", "ENV=prod")) {
            assertThat(listed(filter(null, false, null, null, label))).as(label).isEmpty();
        }
    }

    @Test
    void labels_areKeptAndRefusedByTheirName() {
        Map<String, String> labels = Map.of("team", "Zahlungen ü=\u2713", "env", "prod");
        ApiKey key = make("x", KeyTerms.none().labelled(labels));
        assertThat(fixture.keys.key(key.id()).orElseThrow().labels()).isEqualTo(labels);
        assertThat(fixture.keys.replace(key.id(), Duration.ZERO).key().labels()).isEqualTo(labels);
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            many.put("n".repeat(30) + (char) ('a' + i), "\u2713".repeat(64));
        }
        assertThat(fixture.keys
                        .key(make("y", KeyTerms.none().labelled(many)).id())
                        .orElseThrow()
                        .labels())
                .isEqualTo(many);
        many.put("one.more", "x");
        for (Map<String, String> wrong : List.of(
                many,
                Map.of("Team", "x"),
                Map.of("", "x"),
                Map.of("a=b", "x"),
                Map.of("a", ""),
                Map.of("a", " "),
                Map.of("a", "b\nc=d"),
                Map.of("a", "x".repeat(65)))) {
            assertThatThrownBy(() -> make("z", KeyTerms.none().labelled(wrong)))
                    .isInstanceOfSatisfying(InvalidTermsException.class, refused -> assertThat(refused.field())
                            .isEqualTo("labels"));
        }
    }

    @Test
    void use_isPartOfTheKeyInJava() {
        ApiKey key = make("x", KeyTerms.none());
        assertThat(fixture.keys.key(key.id()).orElseThrow().lastUsed()).isEmpty();
        use(key, NOW.minusSeconds(9));
        fixture.store.add(List.of(new KeyUse(key.id(), NOW, 2, "192.0.2.8")));
        fixture.store.add(List.of(new KeyUse(key.id(), NOW.minusSeconds(1), 4, "192.0.2.9")));
        for (ApiKey read : List.of(fixture.keys.key(key.id()).orElseThrow(), last(fixture.keys.keys("shop")))) {
            assertThat(read.lastUsed()).contains(NOW);
            assertThat(read.calls()).isEqualTo(7);
            assertThat(read.lastAddress()).contains("192.0.2.8");
        }
    }

    private static ApiKey last(List<ApiKey> keys) {
        return keys.get(keys.size() - 1);
    }
}
