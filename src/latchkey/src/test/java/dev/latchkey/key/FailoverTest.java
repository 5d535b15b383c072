package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.Revocation;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.it.Postgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A primary PostgreSQL is killed, and its standby takes its place. The data source names both, so nothing is opened again.
 *
 * <p>{@code mvn -Psoak} repeats it.
 */
class FailoverTest {
    private static final int ROUNDS = Integer.getInteger("failover.rounds", 1);
    private static final int WRITERS = 4;
    private static final int ENOUGH = 20;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Settings CREATE = Settings.of(Map.of("latchkey.schema", "create"));

    /** Two databases, and the store of a server that uses the one that is the primary. */
    private static final class Pair implements AutoCloseable {
        final Postgres primary = Postgres.start();
        final Postgres standby;
        final KeyStoreFixture fixture;

        Pair() throws IOException {
            standby = primary.standby();
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl("jdbc:postgresql://127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port() + "/"
                    + Postgres.FIRST + "?targetServerType=primary&connectTimeout=2&socketTimeout=10");
            dataSource.setUser("latchkey");
            fixture = new KeyStoreFixture(CREATE, dataSource);
            fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        }

        void failOver() {
            primary.kill();
            standby.promote();
        }

        String issue() {
            return fixture.keys
                    .issue("shop", "For tests", Set.of("Inputs:Get"))
                    .key()
                    .id();
        }

        @Override
        public void close() {
            fixture.store.database.close();
            standby.close();
            primary.close();
        }
    }

    /** Keys that clients were told of. */
    private static final class Told {
        final Set<String> made = ConcurrentHashMap.newKeySet();
        final Set<String> revoked = ConcurrentHashMap.newKeySet();
        final Set<String> uncertain = ConcurrentHashMap.newKeySet();

        void change(Pair pair, boolean revokes) {
            try {
                String id = pair.issue();
                made.add(id);
                if (revokes) {
                    uncertain.add(id);
                    assertThat(pair.fixture.keys.delete(id, Revocation.AWAIT_EVERYWHERE))
                            .isTrue();
                    revoked.add(id);
                    uncertain.remove(id);
                }
            } catch (StoreUnavailableException outage) {
                // The caller was not told whether it was done.
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void synchronousReplication_losesNothingThatWasAcknowledged() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (Pair pair = new Pair()) {
                pair.primary.waitForStandby();
                Told told = new Told();
                AtomicBoolean ended = new AtomicBoolean();
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
                try {
                    List<Future<?>> running = new ArrayList<>();
                    for (int i = 0; i < WRITERS; i++) {
                        boolean revokes = i % 2 == 0;
                        running.add(threads.submit(() -> {
                            while (!ended.get()) {
                                told.change(pair, revokes);
                            }
                        }));
                    }
                    running.add(threads.submit(() -> confirmUntil(ended, pair)));
                    await().atMost(LIMIT).until(() -> told.revoked.size() > ENOUGH);
                    pair.failOver();
                    int before = told.revoked.size();
                    await().atMost(LIMIT).until(() -> told.revoked.size() > before + ENOUGH);
                    ended.set(true);
                    for (Future<?> each : running) {
                        each.get();
                    }
                } finally {
                    ended.set(true);
                    threads.shutdown();
                }
                assertNothingLost(pair, told);
            }
        }
    }

    private static void assertNothingLost(Pair pair, Told told) {
        JpaKeyStore store = pair.fixture.store;
        assertThat(told.revoked)
                .allSatisfy(id -> assertThat(store.find(id)).as(id).isEmpty());
        Set<String> alive = ConcurrentHashMap.newKeySet();
        alive.addAll(told.made);
        alive.removeAll(told.revoked);
        alive.removeAll(told.uncertain);
        assertThat(alive)
                .isNotEmpty()
                .allSatisfy(id -> assertThat(store.find(id)).as(id).isPresent());
        assertThat(store.checkAudit().broken()).isEmpty();
    }

    /** Another server, for which revocations wait. */
    private static void confirmUntil(AtomicBoolean ended, Pair pair) {
        KeyChanges known = KeyChanges.ofAny(KeyChanges.NEVER, "");
        while (!ended.get()) {
            try {
                known = pair.fixture.store.changesSince(known.epoch(), known.hash());
                pair.fixture.store.confirm("another", known.epoch());
            } catch (StoreUnavailableException outage) {
                Thread.onSpinWait();
            }
        }
    }

    /** Also when the new primary has come to the same number of changes, or to more, before servers ask it. */
    @Test
    void asynchronousReplication_losesWhatWasNotReplicated_andServersNotice() throws Exception {
        try (Pair pair = new Pair()) {
            String id = pair.issue();
            await().atMost(LIMIT)
                    .until(() -> pair.standby.isTrue("select count(*) = 1 from latchkey_key where id = '" + id + "'"));
            pair.standby.stopFollowing();
            JpaKeyStore store = pair.fixture.store;
            assertThat(pair.fixture.keys.delete(id, Revocation.AWAIT_EVERYWHERE))
                    .isTrue();
            KeyChanges known = store.changesSince(KeyChanges.NEVER, "");

            pair.failOver();

            assertThat(await().atMost(LIMIT).ignoreExceptions().until(() -> store.find(id), found -> true))
                    .as("the deletion is lost")
                    .isPresent();
            for (long epoch = known.epoch() - 1; epoch <= known.epoch() + 1; epoch++) {
                KeyChanges changes = store.changesSince(known.epoch(), known.hash());
                assertThat(changes.epoch()).isEqualTo(epoch);
                assertThat(changes.keyIds()).as("at " + epoch).isEmpty();
                pair.issue();
            }
        }
    }
}
