package dev.latchkey.key;

import dev.latchkey.config.Settings;
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

    @RepeatedTest(20)
    void create_onTwoThreads_endsWellOnBoth() throws Exception {
        JdbcDataSource dataSource = KeyStoreFixture.database();
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
