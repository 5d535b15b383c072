package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.KeyText;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A database that is killed, hangs, has no connections left or does not let anybody write never makes a wrong key of a right one,
 * nor a right one of a wrong one, and holds nobody up for long.
 *
 * <p>{@code mvn -Psoak verify} runs the long form of it, of about ten minutes.
 */
class OutageIT {
    private static final int ROUNDS = Integer.getInteger("it.outage.rounds", 1);
    private static final int FLOOD = Integer.getInteger("it.flood", 8_000);
    private static final int KEYS = 60;
    private static final int CLIENTS = 6;
    private static final Duration LEASE_AND_POLL = Duration.ofMillis(2_500);

    /** The time for which a request waits for the store, twice: for changes, and for its key; and what a busy machine adds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static TwoNodes nodes;
    private static ManagedHost host;
    private static String application;

    @BeforeAll
    static void start() throws IOException {
        nodes = TwoNodes.start("outage", "");
        host = nodes.first();
        application = host.application();
    }

    @AfterAll
    static void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    /** What came back, by kind of key and status, while clients go on asking. */
    private static final class Load {
        private final List<Caller> good = new ArrayList<>();
        private final List<Caller> gone = new ArrayList<>();
        private final AtomicBoolean goOn = new AtomicBoolean(true);
        private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        private final List<Future<?>> all = new ArrayList<>();
        private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
        private final AtomicLong longest = new AtomicLong();
        private final AtomicLong lastFailure = new AtomicLong();

        Load() {
            for (int i = 0; i < KEYS; i++) {
                Answer key = host.key(application, "In use", "Inputs:Get", "Concepts:Get");
                (i % 4 == 0 ? gone : good).add((i % 2 == 0 ? nodes.first() : nodes.second()).as(key));
                if (i % 4 == 0) {
                    host.admin().delete("keys/" + key.id());
                }
            }
        }

        void begin() {
            for (int i = 0; i < CLIENTS; i++) {
                int seed = i;
                all.add(threads.submit(() -> ask(new Random(seed))));
            }
        }

        private void ask(Random random) {
            while (goOn.get()) {
                boolean right = random.nextInt(5) > 0;
                // Some keys are asked for all the time, and some hardly ever.
                int chosen = random.nextInt(10) > 0 ? random.nextInt(4) : Integer.MAX_VALUE;
                List<Caller> keys = right ? good : gone;
                Caller caller = keys.get(chosen < keys.size() ? chosen : random.nextInt(keys.size()));
                long began = System.nanoTime();
                int status = caller.atInputsQuietly();
                longest.accumulateAndGet(System.nanoTime() - began, Math::max);
                answers.computeIfAbsent((right ? "good " : "gone ") + status, unused -> new LongAdder())
                        .increment();
                if (status != (right ? 200 : 401)) {
                    lastFailure.set(System.nanoTime());
                }
            }
        }

        void end() throws Exception {
            goOn.set(false);
            for (Future<?> each : all) {
                each.get(60, TimeUnit.SECONDS);
            }
            threads.shutdown();
        }
    }

    @Test
    void outagesOfTheDatabase_areToldFromWrongKeys() throws Exception {
        Map<String, Long> recoveries = new TreeMap<>();
        Load load = new Load();
        load.begin();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                outage("killed", load, recoveries, nodes.postgres()::kill, nodes.postgres()::restart);
                outage("hanging", load, recoveries, nodes.postgres()::pause, nodes.postgres()::resume);
                List<Connection> taken = new ArrayList<>();
                outage("without connections", load, recoveries, () -> takeAll(taken), () -> giveBack(taken));
                outage("read-only", load, recoveries, () -> readOnly(true), () -> readOnly(false));
            }
        } finally {
            load.end();
        }
        System.out.println("Answers: " + new TreeMap<>(load.answers) + ", longest "
                + TimeUnit.NANOSECONDS.toMillis(load.longest.get()) + " ms; until all was well again, in ms: "
                + recoveries);

        assertThat(load.answers).containsKeys("good 200", "gone 401", "good 503");
        assertThat(load.answers.keySet()).isSubsetOf("good 200", "good 503", "gone 401", "gone 503");
        assertThat(Duration.ofNanos(load.longest.get())).isLessThan(PATIENCE);
        assertThat(recoveries.values()).allMatch(each -> each <= LEASE_AND_POLL.toMillis());
    }

    private interface Step {
        void run() throws IOException, SQLException;
    }

    private static void outage(String name, Load load, Map<String, Long> recoveries, Step begin, Step end)
            throws Exception {
        begin.run();
        Thread.sleep(6_000);
        end.run();
        long ended = System.nanoTime();
        Thread.sleep(4_000);
        long recovery = Math.max(0, TimeUnit.NANOSECONDS.toMillis(load.lastFailure.get() - ended));
        recoveries.merge(name, recovery, Math::max);
    }

    /** Throws everybody out and takes their places. */
    private static void takeAll(List<Connection> taken) throws SQLException {
        Connection first = nodes.postgres().connect();
        taken.add(first);
        first.createStatement()
                .execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                        + " and backend_type = 'client backend'");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (System.nanoTime() < until) {
            try {
                taken.add(nodes.postgres().connect());
            } catch (SQLException full) {
                Thread.onSpinWait();
            }
        }
    }

    private static void giveBack(List<Connection> taken) throws SQLException {
        for (Connection each : taken) {
            each.close();
        }
    }

    private static void readOnly(boolean on) {
        nodes.postgres().execute("alter system set default_transaction_read_only = " + (on ? "on" : "off"));
        nodes.postgres().execute("select pg_reload_conf()");
    }

    /** Whoever sends many keys that do not exist neither reaches the database nor keeps anybody else from it. */
    @Test
    void floodOfUnknownKeys_isLookedUpWithinTheBudget() throws Exception {
        List<Answer> keys = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            keys.add(nodes.second().key(application, "Used for the first time in the flood", "Inputs:Get"));
        }
        await("that the server knows of them").pollDelay(Duration.ofSeconds(2)).until(() -> true);
        Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        long began = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            all.add(threads.submit(() -> {
                for (int j = 0; j < FLOOD / CLIENTS; j++) {
                    String unknown = KeyText.generate("lk").text().reveal();
                    int status = host.http().statusQuietly("api/inputs/1", "Authorization", "Key " + unknown);
                    answers.computeIfAbsent(status, unused -> new LongAdder()).increment();
                }
            }));
        }
        for (Answer key : keys) {
            assertThat(host.as(key).atInputs()).isEqualTo(200);
        }
        for (Future<?> each : all) {
            each.get(10, TimeUnit.MINUTES);
        }
        threads.shutdown();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.println("A flood of " + FLOOD + " unknown keys in " + seconds + " s: " + answers);

        assertThat(answers.keySet()).isSubsetOf(401, 429);
        // What was saved up, 100 a second, and one in a thousand that passes for a key.
        assertThat(answers.get(401).sum()).isLessThan((long) (5 * 100 + 100 * seconds + FLOOD / 200.0 + 20));
        assertThat(host.as(keys.get(0)).atInputs()).isEqualTo(200);
    }

    @Test
    void usesAreWrittenDown() {
        Answer key = host.key(application, "To be counted", "Inputs:Get");
        for (int i = 0; i < 7; i++) {
            assertThat(nodes.first().as(key).atInputs()).isEqualTo(200);
            assertThat(nodes.second().as(key).atInputs()).isEqualTo(200);
        }

        await("the uses").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Answer shown = host.admin().get("keys/" + key.id());
            assertThat(shown.json().getInt("calls", 0)).isEqualTo(14);
            assertThat(shown.string("lastUsed")).isNotEmpty();
        });
    }
}
