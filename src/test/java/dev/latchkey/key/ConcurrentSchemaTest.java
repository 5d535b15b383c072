package dev.latchkey.key;

import dev.latchkey.config.Settings;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.RepeatedTest;

/** Two web applications, or two servers, that start at the same time on the same empty database. */
class ConcurrentSchemaTest {
    private static final Settings CREATE = Settings.of(Map.of("latchkey.schema", "create"));

    @RepeatedTest(50)
    void create_onTwoThreads_endsWellOnBoth() throws Exception {
        prepareOnTwoThreads(KeyStoreFixture.database());
    }

    /** Altering one table at the same time left H2 without the table. */
    @RepeatedTest(50)
    void upgrade_onTwoThreads_endsWellOnBoth() throws Exception {
        JdbcDataSource dataSource = KeyStoreFixture.database();
        new Schema(dataSource, CREATE).prepare();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table latchkey_audit, latchkey_audit_head, latchkey_idempotency");
            statement.execute("drop index latchkey_key_deletion_ix");
            statement.execute("alter table latchkey_key drop column deletion");
            statement.execute("delete from latchkey_schema where version > 1");
        }

        prepareOnTwoThreads(dataSource);
    }

    private static void prepareOnTwoThreads(JdbcDataSource dataSource) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                results.add(threads.submit(() -> {
                    start.await();
                    new Schema(dataSource, CREATE).prepare();
                    return null;
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
