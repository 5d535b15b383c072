package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.config.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Web applications and servers that start at the same time on the same empty database, or on one of an older version.
 *
 * <p>{@code mvn -Pschema} runs the long form of it, with 500 databases.
 */
class ConcurrentSchemaTest {
    private static final Settings CREATE = Settings.of(Map.of("latchkey.schema", "create"));
    private static final int DATABASES = Integer.getInteger("schema.databases", 4);
    private static final int SERVERS = 8;

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(SERVERS);

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    @Test
    void create_onManyThreads_makesAllTablesOnce() throws Exception {
        for (int i = 0; i < DATABASES; i++) {
            JdbcDataSource database = KeyStoreFixture.database();
            prepareOnAll(database);
            assertComplete(database);
            discard(database);
        }
    }

    /** As on a server of databases that several servers use. */
    @Test
    void create_onManyConnectionsOfAServer_makesAllTablesOnce() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        try {
            for (int i = 0; i < Math.max(1, DATABASES / 10); i++) {
                JdbcDataSource database = new JdbcDataSource();
                database.setURL("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + UUID.randomUUID()
                        + ";DB_CLOSE_DELAY=-1");
                prepareOnAll(database);
                assertComplete(database);
                discard(database);
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void create_onManyConnectionsOfPostgres_makesAllTablesOnce() throws Exception {
        for (int i = 0; i < DATABASES; i++) {
            // A database may have another isolation than most, under which nobody sees what others made meanwhile.
            PGSimpleDataSource database = SharedPostgres.isolated(i % 2 == 0 ? "read committed" : "serializable");
            prepareOnAll(database);
            assertComplete(database);
            SharedPostgres.drop(database);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.latchkey.key.Databases#withoutTimeZones")
    void create_onManyConnectionsOfOthers_makesAllTablesOnce(DataSource database) throws Exception {
        prepareOnAll(database);
        assertComplete(database);
    }

    /** HSQLDB alone has a lock that is no transaction: a server that was killed must not keep it. */
    @Test
    void lockInHsqldb_endsWithItsConnection() throws SQLException {
        DataSource database = Databases.hsqldb();
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            try (Connection killed = database.getConnection()) {
                killed.setAutoCommit(false);
                assertThat(new SessionLock(killed).take()).isTrue();
                assertThat(new SessionLock(other).take()).isFalse();
            }

            assertThat(new SessionLock(other).take()).isTrue();
        }
    }

    /** Altering one table at the same time left H2 without the table. */
    @Test
    void upgrade_onManyThreads_addsWhatIsMissing() throws Exception {
        for (int i = 0; i < DATABASES; i++) {
            JdbcDataSource database = KeyStoreFixture.database();
            applyFirst(database, Dialect.H2);
            prepareOnAll(database);
            assertComplete(database);
            discard(database);
        }
    }

    @Test
    void upgrade_onManyConnectionsOfPostgres_addsWhatIsMissing() throws Exception {
        for (int i = 0; i < DATABASES; i++) {
            PGSimpleDataSource database = SharedPostgres.database();
            applyFirst(database, Dialect.POSTGRESQL);
            prepareOnAll(database);
            assertComplete(database);
            SharedPostgres.drop(database);
        }
    }

    private static void applyFirst(DataSource database, Dialect dialect) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Migration.ALL.get(0).apply(connection, dialect);
        }
    }

    private static void prepareOnAll(DataSource dataSource) throws Exception {
        CyclicBarrier start = new CyclicBarrier(SERVERS);
        List<Future<?>> results = new ArrayList<>();
        for (int i = 0; i < SERVERS; i++) {
            results.add(THREADS.submit(() -> {
                start.await();
                new Schema(dataSource, CREATE).prepare();
                return null;
            }));
        }
        for (Future<?> result : results) {
            result.get();
        }
    }

    /** Every file was run, and each of them once. */
    private static void assertComplete(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Dialect dialect = Dialect.of(connection).orElseThrow();
            List<Integer> versions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select version from latchkey_schema order by version")) {
                while (rows.next()) {
                    versions.add(rows.getInt(1));
                }
            }
            assertThat(versions)
                    .isEqualTo(
                            dialect.migrations().stream().map(Migration::number).toList());
            for (Migration migration : dialect.migrations()) {
                assertThat(migration.missing(connection, dialect))
                        .as(migration.file())
                        .isEmpty();
            }
        }
    }

    private static void discard(JdbcDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }
}
