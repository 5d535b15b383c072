package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The filters of the audit trail select what a loop over all its entries selects. */
class AuditQueryTest {
    private static final int ALL = 1000;

    @RegisterExtension
    final KeyStoreFixture fixture = new KeyStoreFixture();

    private final KeyManagement management = fixture.management;
    private final AuditTrail trail = new AuditTrail(fixture.store);
    private String first;
    private String second;

    @BeforeEach
    void makeChangesByDifferentActors() {
        management.createApplication(Actor.SYSTEM, "shop", "The shop");
        management.createApplication(Actor.SYSTEM, "blog", "The blog");
        first = issue("shop", "Nightly");
        second = issue("blog", "Daily");
        Actor alice = Actor.ofUser("alice", Set.of("Inputs:Get"), "192.0.2.1");
        management.disable(alice, first, OptionalLong.empty());
        management.enable(alice, first, OptionalLong.empty());
        management.disable(Actor.SYSTEM, second, OptionalLong.empty());
        management.delete(alice, first, OptionalLong.empty());
    }

    private String issue(String application, String description) {
        NewKey asked = new NewKey(application, description, Set.of("Inputs:Get"));
        return management
                .issue(Actor.SYSTEM, asked, Optional.empty())
                .made()
                .key()
                .id();
    }

    private static <T> Arbitrary<Optional<T>> optional(List<T> values) {
        return Arbitraries.of(values).optional(0.4);
    }

    /** Every filter alone and with every other one, with values that occur and one that does not. */
    @Test
    void filtersSelectWhatALoopSelects() {
        List<AuditEntry> all = fixture.audit(Optional.empty(), Long.MAX_VALUE, ALL);
        assertThat(all).hasSize(8);
        List<Instant> times = all.stream().map(AuditEntry::time).toList();
        for (int i = 0; i < 400; i++) {
            AuditQuery query = new AuditQuery(
                    optional(List.of("shop", "blog", "none")).sample(),
                    optional(List.of(first, second, "zzzzzzzzzzzz")).sample(),
                    optional(List.of("system", "user alice", "user bob")).sample(),
                    optional(List.of("key created", "key disabled", "key lost")).sample(),
                    optional(times).sample(),
                    optional(times).sample(),
                    Arbitraries.of(3L, 6L, Long.MAX_VALUE).sample(),
                    Arbitraries.of(1, 2, ALL).sample());
            assertThat(trail.page(query)).as(query.toString()).isEqualTo(expected(all, query));
        }
    }

    private static List<AuditEntry> expected(List<AuditEntry> all, AuditQuery query) {
        Predicate<AuditEntry> fits = entry -> entry.number() < query.before()
                && query.application().map(entry.application()::equals).orElse(true)
                && query.subject().map(entry.subject()::equals).orElse(true)
                && query.actor().map(entry.actor()::equals).orElse(true)
                && query.action().map(entry.action()::equals).orElse(true)
                && query.from().map(from -> !entry.time().isBefore(from)).orElse(true)
                && query.until().map(entry.time()::isBefore).orElse(true);
        return all.stream().filter(fits).limit(query.limit()).toList();
    }

    @Test
    void descriptionsAreThoseOfTheLastEntry_alsoOfDeletedKeys() {
        management.change(
                Actor.SYSTEM,
                second,
                new KeyChange(Optional.of("Weekly"), Optional.empty(), false),
                OptionalLong.empty());

        assertThat(trail.descriptions(Set.of(first, second, "zzzzzzzzzzzz"), application -> true))
                .isEqualTo(Map.of(first, "Nightly", second, "Weekly"));
        assertThat(trail.descriptions(Set.of(first, second), "blog"::equals)).isEqualTo(Map.of(second, "Weekly"));
        assertThat(trail.descriptions(Set.of(), application -> true)).isEmpty();
    }
}
