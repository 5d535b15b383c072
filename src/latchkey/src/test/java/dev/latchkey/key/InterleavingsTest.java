package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.config.LeakSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Changes that are made at the same time come one after the other: nothing is lost, and nothing that is gone comes back. */
class InterleavingsTest {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final int THREADS = 4;
    private static final int CHANGES = 15;

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void whatIsLeft_isWhatTheTrailTells(@ForAll long seed) throws Exception {
        KeyStoreFixture fixture = new KeyStoreFixture();
        KeyManagement management = fixture.management;
        management.createApplication(Actor.SYSTEM, "shop", "The shop");
        List<String> shared = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shared.add(issue(management));
        }
        Set<String> deleted = ConcurrentHashMap.newKeySet();
        ConcurrentLinkedQueue<String> known = new ConcurrentLinkedQueue<>(shared);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            all.add(threads.submit(() -> {
                for (int j = 0; j < CHANGES; j++) {
                    change(management, random, new ArrayList<>(known), known, deleted);
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();

        Map<String, ApiKey> left = fixture.keys.keys("shop").stream()
                .filter(key -> !key.id().equals(KeyStoreFixture.CONFIGURED_ID))
                .collect(Collectors.toMap(ApiKey::id, each -> each));
        assertThat(left.keySet()).doesNotContainAnyElementsOf(deleted);
        assertThat(fixture.store.checkAudit().broken()).isEmpty();
        Map<String, Optional<String>> told = new java.util.HashMap<>();
        List<AuditEntry> trail = fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 1000);
        for (int i = trail.size() - 1; i >= 0; i--) {
            AuditEntry entry = trail.get(i);
            Optional<String> before = told.put(entry.subject(), entry.after().map(InterleavingsTest::state));
            if (before != null) {
                assertThat(entry.before())
                        .as("what entry %s found", entry.number())
                        .isEqualTo(before);
            }
        }
        told.remove("shop");
        told.values().removeIf(Optional::isEmpty);
        assertThat(left.values().stream()
                        .collect(Collectors.toMap(ApiKey::id, each -> Optional.of(AuditText.of(each)))))
                .isEqualTo(told);
        fixture.afterEach(null);
    }

    /** What an entry tells about a key beyond how it came about. */
    private static String state(String after) {
        return after.replaceFirst(",\"replaces\":\"[^\"]*\"", "");
    }

    private static String issue(KeyManagement management) {
        return management
                .issue(Actor.SYSTEM, new NewKey("shop", "For tests", Set.of("Inputs:Get")), Optional.empty())
                .made()
                .key()
                .id();
    }

    private static void change(
            KeyManagement management,
            Random random,
            List<String> ids,
            ConcurrentLinkedQueue<String> known,
            Set<String> deleted) {
        String id = ids.get(random.nextInt(ids.size()));
        try {
            switch (random.nextInt(10)) {
                case 0 -> known.add(issue(management));
                case 1 -> {
                    management.delete(Actor.SYSTEM, id, ANY);
                    deleted.add(id);
                }
                case 2 -> management.disable(Actor.SYSTEM, id, ANY);
                case 3 -> management.enable(Actor.SYSTEM, id, ANY);
                case 4 -> {
                    known.add(management
                            .replace(Actor.SYSTEM, id, Duration.ZERO, ANY, Optional.empty())
                            .made()
                            .key()
                            .id());
                    deleted.add(id);
                }
                case 7 ->
                    known.add(management
                            .replace(Actor.SYSTEM, id, Duration.ofDays(1), ANY, Optional.empty())
                            .made()
                            .key()
                            .id());
                case 8 -> {
                    new KeyBatch(management)
                            .change(Actor.SYSTEM, KeyBatch.Action.DISABLE, Map.of(id, (long) random.nextInt(4)));
                }
                case 9 ->
                    management.run(
                            Actor.ofReporter(""),
                            new LeakKey(id, LeakSettings.Reported.DISABLE, "found", Optional.empty()));
                case 5 ->
                    management.change(
                            Actor.SYSTEM,
                            id,
                            new KeyChange(Optional.of("d" + random.nextInt(9)), Optional.empty(), false),
                            ANY);
                default ->
                    management.change(
                            Actor.SYSTEM,
                            id,
                            new KeyChange(
                                    Optional.empty(),
                                    Optional.of(random.nextBoolean() ? Set.of() : Set.of("Concepts:Get")),
                                    false),
                            ANY);
            }
        } catch (RefusedChangeException gone) {
            assertThat(gone.reason()).isEqualTo(RefusedChangeException.Reason.UNKNOWN_KEY);
        }
    }
}
