package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.latchkey.config.Settings;
import dev.latchkey.event.KeyDeletedEvent;
import dev.latchkey.event.KeyUpdatedEvent;
import dev.latchkey.key.KeyBatch.Action;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of many keys leave the same traces as changes of one key each, in every database, and take time by their number. */
class LargeBatchTest {
    private static final Settings CREATE = Settings.of(Map.of(
            "latchkey.schema",
            "create",
            "latchkey.pepper",
            "1:" + "A".repeat(43) + "=",
            "latchkey.scopes.unused",
            "1"));

    private KeyStoreFixture fixture;
    private KeyBatch batch;

    static Stream<Named<DataSource>> all() {
        return Databases.all();
    }

    private void open(DataSource database) {
        fixture = new KeyStoreFixture(CREATE, database);
        batch = new KeyBatch(fixture.management);
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
    }

    private List<String> make(int number) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ids.add(fixture.keys
                    .issue("shop", "Key " + i, Set.of("Inputs:Get", "Concepts:Get"))
                    .key()
                    .id());
        }
        return ids;
    }

    private Map<String, Long> versions(List<String> ids) {
        Map<String, Long> versions = new LinkedHashMap<>();
        fixture.store.revisions(ids).forEach(found -> versions.put(found.key().id(), found.version()));
        return versions;
    }

    /** The audit entries since a number, oldest first, as action and key. */
    private List<String> entriesAfter(long number) {
        List<String> entries = new ArrayList<>();
        fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 200).stream()
                .filter(entry -> entry.number() > number)
                .forEach(entry -> entries.add(entry.action() + " " + entry.subject()));
        Collections.reverse(entries);
        return entries;
    }

    private KeyBatch.Outcome run(Action action, Map<String, Long> versions) {
        KeyBatch.Outcome preview = batch.preview(Actor.SYSTEM, action, versions);
        KeyBatch.Outcome outcome = batch.change(Actor.SYSTEM, action, versions);
        assertThat(preview.refusals().keySet()).isEqualTo(outcome.refusals().keySet());
        assertThat(preview.versions()).isEqualTo(outcome.versions());
        return outcome;
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachKey_hasItsVersionItsEntryAndItsEvent(DataSource database) {
        open(database);
        List<String> ids = make(12);
        String changed = ids.get(3);
        Map<String, Long> versions = versions(ids);
        versions.merge(changed, 1L, Long::sum);
        for (Action action : List.of(Action.DISABLE, Action.ENABLE)) {
            long epoch = fixture.store.epoch();
            int events = fixture.events.size();
            KeyBatch.Outcome outcome = run(action, versions);
            assertThat(outcome.refusals()).containsOnlyKeys(changed);
            Map<String, Long> now = versions(ids);
            now.remove(changed);
            assertThat(outcome.versions()).isEqualTo(now);
            List<String> done = new ArrayList<>(versions.keySet());
            done.remove(changed);
            String entry = action == Action.DISABLE ? "key disabled " : "key enabled ";
            assertThat(entriesAfter(epoch))
                    .containsExactlyElementsOf(done.stream().map(entry::concat).toList());
            assertThat(fixture.events.subList(events, fixture.events.size()))
                    .extracting(event -> ((KeyUpdatedEvent) event).after().id())
                    .containsExactlyElementsOf(done);
            now.forEach(versions::replace);
        }
        versions.replace(changed, 0L);
        int events = fixture.events.size();
        assertThat(run(Action.DELETE, versions).refusals()).containsOnlyKeys(changed);
        assertThat(fixture.events.subList(events, fixture.events.size()))
                .hasSize(11)
                .allMatch(event -> event instanceof KeyDeletedEvent);
        assertThat(fixture.store.revisions(ids))
                .singleElement()
                .satisfies(left -> assertThat(left.key().scopes()).hasSize(2));
        assertThat(fixture.column("select key_id from latchkey_key_scope")).hasSize(2);
        assertThat(new AuditVerification(fixture.store, Duration.ofMinutes(1))
                        .run(true)
                        .orElseThrow()
                        .isIntact())
                .isTrue();
        fixture.store.database.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void unusedScopes_areTakenFromKeysThatWereWatchedForLong(DataSource database) {
        open(database);
        List<String> ids = make(6);
        fixture.store.add(ids.stream()
                .map(id -> new KeyUse(id, Instant.now(), 1, "", Set.of("Inputs:Get"), false))
                .toList());
        assertThat(run(Action.REMOVE_UNUSED_SCOPES, versions(ids)).refusals()).isEmpty();
        assertThat(fixture.store.revisions(ids))
                .allSatisfy(found -> assertThat(found.key().scopes()).hasSize(2));
        Instant later = Instant.now().plusSeconds(2 * 86_400);
        assertThat(uses(ids, later)).allMatch(KeyUse::conclusive);
        fixture.store.write("watching for long", entities -> {
            KeyUsageTable.watchAnew(entities, ids, Instant.parse("2026-01-01T00:00:00Z"));
            return ids;
        });
        assertThat(run(Action.REMOVE_UNUSED_SCOPES, versions(ids)).refusals()).isEmpty();
        assertThat(fixture.store.revisions(ids))
                .hasSize(6)
                .allSatisfy(found -> assertThat(found.key().scopes()).containsExactly("Inputs:Get"));
        assertThat(new AuditVerification(fixture.store, Duration.ofMinutes(1))
                        .run(true)
                        .orElseThrow()
                        .isIntact())
                .isTrue();
        fixture.store.database.close();
    }

    private List<KeyUse> uses(List<String> ids, Instant watchedSince) {
        return fixture.store.read(
                "reading uses",
                entities -> List.copyOf(
                        KeyUsageTable.of(entities, ids, watchedSince).values()));
    }

    /** What a thread allocates is the measure of its work that other builds do not change. */
    @Test
    void fourTimesAsManyKeys_areNotMuchMoreThanFourTimesTheWork() {
        open(KeyStoreFixture.database());
        List<String> ids = make(240);
        run(Action.DISABLE, versions(ids.subList(0, 30)));
        for (Action action : List.of(Action.ENABLE, Action.DISABLE, Action.DELETE)) {
            Map<String, Long> few = versions(ids.subList(0, 40));
            Map<String, Long> many = versions(ids.subList(40, 200));
            assertThat((double) allocatedBy(action, many) / allocatedBy(action, few))
                    .as(action.name())
                    .isLessThan(6);
        }
        fixture.store.database.close();
    }

    private long allocatedBy(Action action, Map<String, Long> versions) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        batch.preview(Actor.SYSTEM, action, versions);
        batch.change(Actor.SYSTEM, action, versions);
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
}
