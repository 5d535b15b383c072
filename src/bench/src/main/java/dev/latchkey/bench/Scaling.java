package dev.latchkey.bench;

import dev.latchkey.it.ManyKeys;
import dev.latchkey.it.Postgres;
import dev.latchkey.key.BenchManagement;
import dev.latchkey.key.KeyChanges;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Measures what one PostgreSQL bears, with all its writes on disk: changes, access tokens, look-ups, and the polls of many servers.
 * It also tells what its connections wait for.
 */
final class Scaling {
    private static final int KEYS = Integer.getInteger("bench.scaling.keys", 1_000_000);
    private static final int CONNECTIONS = 64;
    private static final int[] CALLERS = {1, 8, 32};
    private static final int[] NODES = {10, 100, 1_000};
    private static final long SECONDS = Integer.getInteger("bench.scaling.seconds", 10);
    private static final long POLL_MILLIS = 500;
    private static final String WAITS = "select coalesce(wait_event_type || ' ' || wait_event, 'running') from"
            + " pg_stat_activity where state = 'active' and backend_type = 'client backend'"
            + " and pid <> pg_backend_pid()";
    private static final String SIZE = "select sum(pg_total_relation_size(relid)) from pg_stat_user_tables";

    private Scaling() {}

    static void measure(Report report) throws IOException, SQLException, InterruptedException, ExecutionException {
        try (ManyKeys keys = ManyKeys.start()) {
            String database = keys.database(KEYS);
            Postgres postgres = keys.server();
            postgres.execute(database, "update latchkey_audit_head set number = " + KEYS + ", hash = repeat('0', 64)");
            postgres.restartDurably();
            report.add(Row.of("disk for a million keys", "MB", number(keys, database, SIZE) / KEYS));
            try (BenchManagement management = new BenchManagement(keys.pool(database, CONNECTIONS))) {
                for (int callers : CALLERS) {
                    load(report, keys, database, "changes", callers, management::changes);
                    load(report, keys, database, "access tokens", callers, management::tokens);
                    load(report, keys, database, "look-ups", callers, () -> lookUps(management));
                }
                for (int nodes : NODES) {
                    poll(report, postgres, management, nodes);
                }
            }
        }
    }

    private static double number(ManyKeys keys, String database, String sql) throws SQLException {
        try (Connection connection = keys.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static Runnable lookUps(BenchManagement management) {
        return () -> {
            String id = "%012d".formatted(1 + ThreadLocalRandom.current().nextInt(KEYS));
            if (management.store().find(id).isEmpty()) {
                throw new IllegalStateException("there is no key " + id);
            }
        };
    }

    private static void load(
            Report report, ManyKeys keys, String database, String what, int callers, Supplier<Runnable> works)
            throws SQLException, InterruptedException, ExecutionException {
        List<Runnable> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            all.add(works.get());
        }
        all.forEach(Runnable::run);
        AtomicLong done = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            Duration before = keys.server().processorTime();
            long began = System.nanoTime();
            long end = began + TimeUnit.SECONDS.toNanos(SECONDS);
            List<Future<?>> running = new ArrayList<>();
            for (Runnable work : all) {
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        work.run();
                        done.incrementAndGet();
                    }
                }));
            }
            String waits = waits(keys, database, end);
            for (Future<?> each : running) {
                each.get();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            Duration used = keys.server().processorTime().minus(before);
            String name = what + " by " + callers;
            report.add(Row.of(name, "a second", done.get() / seconds));
            report.add(Row.of(name, "µs of the database each", used.toNanos() / 1e3 / done.get()));
            System.out.println("    connections: " + waits);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What connections were found waiting for, in per cent. */
    private static String waits(ManyKeys keys, String database, long end) throws SQLException, InterruptedException {
        Map<String, Integer> found = new TreeMap<>();
        int all = 0;
        try (Connection connection = keys.connect(database);
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                try (ResultSet rows = statement.executeQuery(WAITS)) {
                    while (rows.next()) {
                        found.merge(rows.getString(1), 1, Integer::sum);
                        all++;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        int total = Math.max(1, all);
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(4)
                .map(each -> each.getKey() + " " + 100 * each.getValue() / total + " %")
                .collect(Collectors.joining(", "));
    }

    /** Polls as often as so many servers do, evenly spread. */
    private static void poll(Report report, Postgres postgres, BenchManagement management, int nodes)
            throws InterruptedException, ExecutionException {
        KeyChanges known = management.store().changesSince(KeyChanges.NEVER, "");
        long polls = nodes * SECONDS * 1_000 / POLL_MILLIS;
        long interval = TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS) / nodes;
        long[] late = new long[(int) polls];
        AtomicLong next = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Duration before = postgres.processorTime();
            long began = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                running.add(threads.submit(() -> {
                    for (long number = next.getAndIncrement(); number < polls; number = next.getAndIncrement()) {
                        long due = began + number * interval;
                        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                        management.store().changesSince(known.epoch(), known.hash());
                        late[(int) number] = System.nanoTime() - due;
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            Duration used = postgres.processorTime().minus(before);
            Arrays.sort(late);
            String name = "polls of %,d servers".formatted(nodes);
            report.add(Row.of(name, "a second", polls / seconds));
            report.add(Row.of(name, "% of a processor of the database", used.toNanos() / 1e7 / seconds));
            report.add(Row.of(name, "ms at the median", late[late.length / 2] / 1e6));
            report.add(Row.of(name, "ms at the 99th percentile", late[late.length * 99 / 100] / 1e6));
        } finally {
            threads.shutdownNow();
        }
    }
}
