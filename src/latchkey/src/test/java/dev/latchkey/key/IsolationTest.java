package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Changes and look-ups at the same time succeed, whatever isolation the database or its pool has for everybody. */
class IsolationTest {
    private static final Settings CREATE = Settings.of(Map.of("latchkey.schema", "create"));
    private static final int CALLERS = 12;
    private static final int KEYS_OF_EACH = 3;

    /** Of 36 calls 29 failed. */
    @ParameterizedTest
    @ValueSource(strings = {"read committed", "repeatable read", "serializable"})
    void changes_atTheSameTime_allSucceed(String isolation) throws Exception {
        PGSimpleDataSource database = SharedPostgres.isolated(isolation);
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);
        try {
            fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");

            assertThat(onAll(fixture)).doesNotHaveDuplicates().hasSize(CALLERS * KEYS_OF_EACH);
            assertThat(fixture.keys.keys("shop")).hasSize(CALLERS * KEYS_OF_EACH);
            assertThat(fixture.store.checkAudit().broken()).isEmpty();
        } finally {
            fixture.store.database.close();
            SharedPostgres.drop(database);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.latchkey.key.Databases#withoutTimeZones")
    void changes_atTheSameTime_allSucceedInOtherDatabases(DataSource database) throws Exception {
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, database);
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");

        assertThat(onAll(fixture)).doesNotHaveDuplicates().hasSize(CALLERS * KEYS_OF_EACH);
        assertThat(fixture.keys.keys("shop")).hasSize(CALLERS * KEYS_OF_EACH);
        assertThat(fixture.store.checkAudit().broken()).isEmpty();
        fixture.store.database.close();
    }

    private static List<String> onAll(KeyStoreFixture fixture) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<List<String>>> results = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                results.add(threads.submit(() -> {
                    start.await();
                    String node = Thread.currentThread().getName();
                    List<String> ids = new ArrayList<>();
                    for (int k = 0; k < KEYS_OF_EACH; k++) {
                        String id = issue(fixture);
                        ids.add(id);
                        fixture.management.disable(Actor.SYSTEM, id, OptionalLong.empty());
                        fixture.store.add(List.of(new KeyUse(ids.get(0), java.time.Instant.EPOCH, 1)));
                        // A server confirms on one thread.
                        fixture.store.confirm(node, fixture.changesSince(0).epoch());
                        assertThat(fixture.store.find(id)).isPresent();
                    }
                    return ids;
                }));
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> result : results) {
                all.addAll(result.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String issue(KeyStoreFixture fixture) {
        return fixture.management
                .issue(Actor.SYSTEM, new NewKey("shop", "For tests", Set.of("Inputs:Get")), Optional.empty())
                .made()
                .key()
                .id();
    }

    @ParameterizedTest
    @CsvSource({"40001, 3", "40P01, 3"})
    void work_thatTheDatabaseAsksToRepeat_isRepeated(String state, int failures) {
        KeyStoreFixture fixture = new KeyStoreFixture();
        AtomicInteger calls = new AtomicInteger();

        String result = fixture.store.database.change("trying", entities -> {
            if (calls.incrementAndGet() <= failures) {
                throw new IllegalStateException(new SQLException("undone", state));
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(calls).hasValue(failures + 1);
    }

    @ParameterizedTest
    @CsvSource({"40001, 8", "57014, 1", "23505, 1"})
    void work_thatGoesOnFailing_isGivenUp(String state, int attempts) {
        KeyStoreFixture fixture = new KeyStoreFixture();
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> fixture.store.database.transact("trying", entities -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException(new SQLException("undone", state));
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("trying");
        assertThat(calls).hasValue(attempts);
    }

    /** The epoch is read first, and from the database that the key is read from. */
    @Test
    void read_usesOneConnection() {
        PGSimpleDataSource database = SharedPostgres.database();
        AtomicInteger connections = new AtomicInteger();
        KeyStoreFixture fixture = new KeyStoreFixture(CREATE, counting(database, connections));
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        String id = issue(fixture);
        connections.set(0);

        KeyReading reading = fixture.store.read(id);

        assertThat(connections).hasValue(1);
        assertThat(reading.key()).isPresent();
        assertThat(reading.epoch()).isEqualTo(2);
        assertThat(reading.isPrimary()).isTrue();
        fixture.store.database.close();
        SharedPostgres.drop(database);
    }

    private static DataSource counting(DataSource dataSource, AtomicInteger connections) {
        return (DataSource) Proxy.newProxyInstance(
                IsolationTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        connections.incrementAndGet();
                    }
                    return method.invoke(dataSource, arguments);
                });
    }

    /** A pool that others use also: their connections keep the isolation that they had. */
    @Test
    void connections_goBackAsTheyWere() throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create(KeyStoreFixture.database());
        pool.setMaxConnections(1);
        try (Connection connection = pool.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        }
        List<Integer> during = new ArrayList<>();
        DataSource ours = ReadCommitted.over(pool);

        try (Connection connection = ours.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1")) {
            rows.next();
            during.add(connection.getTransactionIsolation());
        }

        assertThat(during).containsExactly(Connection.TRANSACTION_READ_COMMITTED);
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        }
        pool.dispose();
    }
}
