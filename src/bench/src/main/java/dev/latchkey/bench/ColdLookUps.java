package dev.latchkey.bench;

import dev.latchkey.Fake;
import dev.latchkey.it.ManyKeys;
import dev.latchkey.key.BenchStore;
import dev.latchkey.key.KeySource;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/**
 * Times the look-up of keys that nobody has used for a while, in a PostgreSQL with few, many and very many. Each is a key of its
 * own, on one connection that stays open; all sizes are asked in each round.
 */
final class ColdLookUps {
    private static final String SIZES = System.getProperty("bench.keys", "1000,100000,10000000");
    private static final int ROUNDS = 9;
    private static final int LOOK_UPS = 2_000;

    private ColdLookUps() {}

    static void measure(Report report) throws IOException, SQLException {
        int[] sizes =
                Arrays.stream(SIZES.split(",")).mapToInt(Integer::parseInt).toArray();
        try (ManyKeys keys = ManyKeys.start()) {
            List<KeySource> stores = new ArrayList<>();
            for (int size : sizes) {
                stores.add(BenchStore.over(oneConnection(keys.connect(keys.database(size)))));
            }
            double[][] times = new double[sizes.length][ROUNDS];
            Random random = new Random(1);
            for (int round = -2; round < ROUNDS; round++) {
                for (int i = 0; i < sizes.length; i++) {
                    double micros = micros(stores.get(i), sizes[i], random);
                    if (round >= 0) {
                        times[i][round] = micros;
                    }
                }
            }
            for (int i = 0; i < sizes.length; i++) {
                report.add(Row.of("cold look-up among %,d keys".formatted(sizes[i]), "µs", times[i]));
                if (i > 0) {
                    report.add(Row.ratio(
                            "cold look-up among %,d keys".formatted(sizes[i]),
                            "among %,d keys".formatted(sizes[0]),
                            times[i],
                            times[0]));
                }
            }
        }
    }

    private static double micros(KeySource store, int size, Random random) {
        long began = System.nanoTime();
        for (int i = 0; i < LOOK_UPS; i++) {
            String id = "%012d".formatted(1 + random.nextInt(size));
            if (store.find(id).isEmpty()) {
                throw new IllegalStateException("there is no key " + id);
            }
        }
        return (System.nanoTime() - began) / 1000.0 / LOOK_UPS;
    }

    /** Hands out one connection that does not close, as a pool does. */
    private static DataSource oneConnection(Connection connection) {
        Connection kept = (Connection) Proxy.newProxyInstance(
                ColdLookUps.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        return Fake.of(DataSource.class)
                .returns(DataSource::getConnection, kept)
                .build();
    }
}
