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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A database that is killed, hangs, is slow, refuses connections, has none left, does not let anybody write or fails over never
 * makes a wrong key of a right one, nor a right one of a wrong one, and holds nobody up for long.
 *
 * <p>{@code mvn -Psoak verify} runs the long form of it, of about ten minutes.
 */
class OutageIT {
    private static final int ROUNDS = Integer.getInteger("it.outage.rounds", 1);
    private static final int FLOOD = Integer.getInteger("it.flood", 4_000);
    private static final int KEYS = 60;
    private static final int KEYS_IN_FLOOD = 50;
    /** Of thousands of requests with valid keys; those that need the database are {@link #KEYS_IN_FLOOD}. */
    private static final int MOST_LATE = 10;
    /** How often a request that was too late is sent again. */
    private static final int AGAIN = 5;

    private static final int CLIENTS = 6;
    /** What a client does between two requests: nothing in the long form, so that it asks as often as it can. */
    private static final Duration BETWEEN_REQUESTS = ROUNDS > 1 ? Duration.ZERO : Duration.ofMillis(50);

    private static final int ARRIVALS_PER_SECOND = 40;
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration LEASE_AND_POLL = Duration.ofMillis(2_500);
    private static final Duration REST = Duration.ofSeconds(4);

    /** The long form runs on an idle machine. On a busy one, service has to be normal before the next outage. */
    private static final Duration RECOVERY = ROUNDS > 1 ? LEASE_AND_POLL : REST.minusMillis(250);

    private static final Duration SLOW = Duration.ofSeconds(3);

    /** The time for which a request waits for the store, twice: for changes, and for its key; and what a busy machine adds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Those on which the store is asked, and those of the server for requests that wait for them. */
    private static final int MORE_THREADS = 50;

    /** What a server may keep of a flood: its memory of 10,000 unknown keys, and what it makes for itself meanwhile. */
    private static final long MORE_HEAP = 16 << 20;

    /** The table in which only what is no key is looked up. */
    private static final String AFTER_KEYS = "latchkey_token";

    private static final int EVENTS = 300;

    private static final Duration MANAGED = Duration.ofMinutes(5);

    private static TwoNodes nodes;
    private static ManagedHost host;
    private static String application;

    @BeforeAll
    static void start() throws IOException {
        nodes = TwoNodes.startOnPostgres("outage", Jar.parameter("latchkey.use.interval", "2s"));
        host = nodes.first();
        application = host.application();
    }

    @AfterAll
    static void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    /**
     * What came back, by kind of key and status. Some clients ask again when they are answered; other requests arrive at their
     * time, whatever has become of those before.
     */
    private static final class Load {
        private final List<Caller> good = new ArrayList<>();
        private final List<Caller> gone = new CopyOnWriteArrayList<>();
        private final AtomicBoolean goOn = new AtomicBoolean(true);
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final List<Future<?>> all = new ArrayList<>();
        private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
        private final AtomicLong longest = new AtomicLong();
        private final AtomicLong lastFailure = new AtomicLong(System.nanoTime());
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger mostUnderWay = new AtomicInteger();
        private final AtomicInteger mostThreads = new AtomicInteger();

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
                Random random = new Random(i);
                all.add(threads.submit(() -> {
                    while (goOn.get()) {
                        Asked asked = new Asked(random);
                        asked.answered(asked.caller.atInputsQuietly());
                        rest(BETWEEN_REQUESTS);
                    }
                }));
            }
            all.add(threads.submit(() -> arrive(new Random(CLIENTS))));
            all.add(threads.submit(this::watchThreads));
        }

        private final class Asked {
            private final boolean right;
            private final Caller caller;
            private final long began = System.nanoTime();

            Asked(Random random) {
                right = random.nextInt(5) > 0;
                // Some keys are asked for all the time, and some hardly ever.
                int chosen = random.nextInt(10) > 0 ? random.nextInt(4) : Integer.MAX_VALUE;
                List<Caller> keys = right ? good : gone;
                caller = keys.get(chosen < keys.size() ? chosen : random.nextInt(keys.size()));
            }

            void answered(int status) {
                longest.accumulateAndGet(System.nanoTime() - began, Math::max);
                answers.computeIfAbsent((right ? "good " : "gone ") + status, unused -> new LongAdder())
                        .increment();
                if (status != (right ? 200 : 401)) {
                    lastFailure.set(System.nanoTime());
                }
            }
        }

        private void arrive(Random random) {
            while (goOn.get()) {
                Asked asked = new Asked(random);
                mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                asked.caller.atInputsLater().thenAccept(status -> {
                    underWay.decrementAndGet();
                    asked.answered(status);
                });
                rest(Duration.ofSeconds(1).dividedBy(ARRIVALS_PER_SECOND));
            }
        }

        private void watchThreads() {
            while (goOn.get()) {
                try {
                    mostThreads.accumulateAndGet(nodes.threads(), Math::max);
                } catch (IOException ended) {
                    throw new IllegalStateException(ended);
                }
                rest(Duration.ofMillis(250));
            }
        }

        /** A key that was in use a moment ago, and was deleted on the other server. */
        Caller deletedNow() {
            String body = ManagedHost.body(application, "Deleted just before", "Inputs:Get", "Concepts:Get");
            // On a machine that has no time for a transaction the database ends it, and whoever asked has to ask again.
            Answer key =
                    await().atMost(MANAGED).until(() -> host.admin().post("keys", body), made -> made.status() == 201);
            Caller caller = nodes.second().as(key);
            await("a new key").atMost(MANAGED).until(() -> caller.atInputs() == 200);
            await("its end")
                    .atMost(MANAGED)
                    .until(
                            () -> host.admin().delete("keys/" + key.id()).status(),
                            status -> status == 204 || status == 404);
            return caller;
        }

        void end() throws Exception {
            goOn.set(false);
            for (Future<?> each : all) {
                each.get(5, TimeUnit.MINUTES);
            }
            await("the last answers").atMost(Duration.ofMinutes(5)).until(() -> underWay.get() == 0);
            threads.shutdown();
        }
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Test
    void outagesOfTheDatabase_areToldFromWrongKeys() throws Exception {
        Map<String, Long> recoveries = new TreeMap<>();
        Postgres postgres = nodes.postgres();
        Load load = new Load();
        load.begin();
        int threadsBefore;
        try {
            rest(Duration.ofSeconds(3));
            threadsBefore = load.mostThreads.get();
            for (int round = 0; round < ROUNDS; round++) {
                outage("killed", load, recoveries, postgres::kill, postgres::restart);
                outage("hanging", load, recoveries, postgres::pause, postgres::resume);
                outage("slow", load, recoveries, () -> delay(SLOW), () -> delay(Duration.ZERO));
                outage("refusing", load, recoveries, OutageIT::refuse, OutageIT::accept);
                List<Connection> taken = new ArrayList<>();
                outage("without connections", load, recoveries, () -> takeAll(taken), () -> giveBack(taken));
                outage("read-only", load, recoveries, () -> readOnly(true), () -> readOnly(false));
                outage("failing over", load, recoveries, OutageIT::vanish, OutageIT::takeOver);
            }
        } finally {
            load.end();
        }
        System.out.println("Answers: " + new TreeMap<>(load.answers) + ", longest "
                + TimeUnit.NANOSECONDS.toMillis(load.longest.get()) + " ms; until all was well again, in ms: "
                + recoveries + "; threads before " + threadsBefore + ", most " + load.mostThreads
                + "; arrived and not answered, most " + load.mostUnderWay);

        assertThat(load.answers).containsKeys("good 200", "gone 401", "good 503");
        assertThat(load.answers.keySet()).isSubsetOf("good 200", "good 503", "gone 401", "gone 503");
        assertThat(Duration.ofNanos(load.longest.get())).isLessThan(PATIENCE);
        assertThat(recoveries.values()).allMatch(each -> each <= RECOVERY.toMillis());
        assertThat(load.mostThreads.get()).isLessThan(threadsBefore + MORE_THREADS);
    }

    private interface Step {
        void run() throws IOException, SQLException;
    }

    private static void outage(String name, Load load, Map<String, Long> recoveries, Step begin, Step end)
            throws Exception {
        Caller deleted = load.deletedNow();
        begin.run();
        rest(LEASE.plusMillis(100));
        load.gone.add(0, deleted);
        rest(Duration.ofSeconds(6).minus(LEASE));
        end.run();
        long ended = System.nanoTime();
        rest(REST);
        long recovery = Math.max(0, TimeUnit.NANOSECONDS.toMillis(load.lastFailure.get() - ended));
        recoveries.merge(name, recovery, Math::max);
    }

    private static void delay(Duration each) {
        nodes.wires().forEach(wire -> wire.delay(each));
    }

    private static void refuse() throws IOException {
        for (Wire wire : nodes.wires()) {
            wire.refuse();
        }
    }

    private static void accept() throws IOException {
        for (Wire wire : nodes.wires()) {
            wire.accept();
        }
    }

    /** The first half of a failover: the server is gone with all connections, and nobody is at its address. */
    private static void vanish() throws IOException {
        refuse();
        nodes.postgres().kill();
    }

    /** The second half: another server has taken over the files, and the address leads to it. */
    private static void takeOver() throws IOException {
        nodes.postgres().restartElsewhere();
        accept();
    }

    /** Throws everybody out and takes their places. */
    private static void takeAll(List<Connection> taken) throws SQLException {
        Connection first = connectEventually();
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

    /** Connections of the outage before may still hold every place for a moment. */
    private static Connection connectEventually() {
        AtomicReference<Connection> connection = new AtomicReference<>();
        await("a place in the database")
                .atMost(Duration.ofMinutes(5))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> {
                    connection.set(nodes.postgres().connect());
                    return true;
                });
        return connection.get();
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
        List<Caller> keys = new ArrayList<>();
        for (int i = 0; i < KEYS_IN_FLOOD; i++) {
            keys.add(host.as(nodes.second().key(application, "Used for the first time in the flood", "Inputs:Get")));
        }
        await("that the server knows of them").pollDelay(Duration.ofSeconds(2)).until(() -> true);
        long readBefore = nodes.postgres().scans(AFTER_KEYS);
        long began = System.nanoTime();
        // What a server makes for itself when the first such keys come is not kept of the flood.
        Flood first = flood(FLOOD / 10, keys.subList(0, 1));
        long heapBefore = host.heap();
        Flood flood = flood(FLOOD, keys);
        // What is earned between the two is used by the second.
        double seconds = (System.nanoTime() - began) / 1e9;
        long heap = host.heap() - heapBefore;
        await("statistics")
                .pollDelay(Duration.ofSeconds(11))
                .atMost(Duration.ofMinutes(5))
                .until(() -> true);
        long read = nodes.postgres().scans(AFTER_KEYS) - readBefore;
        long lookedUp = first.count(401) + flood.count(401);
        System.out.println("A flood of " + FLOOD + " unknown keys in " + flood.seconds + " s: " + flood.answers
                + ", before it " + first.answers + " in " + first.seconds + " s; looked up in the database: " + read
                + "; valid keys meanwhile: " + flood.valid + ", late " + flood.late + ", longest " + flood.longestMillis
                + " ms; heap of "
                + heapBefore + " bytes, afterwards " + heap + " more");

        // What was saved up, 100 a second, and one in a thousand that passes for a key.
        long budget = (long) (5 * 100 + 100 * seconds + 1.1 * FLOOD / 200 + 20);
        assertThat(flood.answers.keySet()).isSubsetOf(401, 429, 503);
        assertThat(flood.count(503)).as("too late on a busy machine").isLessThan(FLOOD / 100);
        assertThat(lookedUp).isLessThan(budget);
        assertThat(read).isBetween(lookedUp / 2, budget);
        assertThat(flood.valid).containsOnlyKeys(200);
        assertThat(flood.late).as("too late on a busy machine").isLessThan(MOST_LATE);
        assertThat(flood.longestMillis).isLessThan(PATIENCE.toMillis());
        assertThat(heap).isLessThan(MORE_HEAP);
    }

    /** What came of a flood: how unknown keys and valid ones were answered. */
    private record Flood(
            double seconds,
            Map<Integer, LongAdder> answers,
            Map<Integer, LongAdder> valid,
            int late,
            long longestMillis) {
        long count(int status) {
            return answers.getOrDefault(status, new LongAdder()).sum();
        }
    }

    /** Sends so many unknown keys, and uses these one after the other for the first time and then again and again. */
    private static Flood flood(int size, List<Caller> keys) throws Exception {
        Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
        Map<Integer, LongAdder> valid = new ConcurrentHashMap<>();
        AtomicInteger left = new AtomicInteger(size);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        long began = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            all.add(threads.submit(() -> {
                while (left.getAndDecrement() > 0) {
                    String unknown = KeyText.generate("lk").text().reveal();
                    int status = host.http().statusQuietly("api/inputs/1", "Authorization", "Key " + unknown);
                    answers.computeIfAbsent(status, unused -> new LongAdder()).increment();
                }
            }));
        }
        long longest = 0;
        int late = 0;
        for (int next = 0; left.get() > 0; next++) {
            int used = 1 + (int) ((keys.size() - 1) * (1 - Math.max(0, left.get()) / (double) size));
            long sent = System.nanoTime();
            int status = keys.get(next % used).atInputsQuietly();
            longest = Math.max(longest, System.nanoTime() - sent);
            // A machine that stands still for a second is told from a flood by what the next requests find.
            for (int again = 0; status == 503 && again < AGAIN; again++) {
                late++;
                status = keys.get(next % used).atInputsQuietly();
            }
            valid.computeIfAbsent(status, unused -> new LongAdder()).increment();
        }
        for (Future<?> each : all) {
            each.get(1, TimeUnit.MINUTES);
        }
        threads.shutdown();
        return new Flood(
                (System.nanoTime() - began) / 1e9, answers, valid, late, TimeUnit.NANOSECONDS.toMillis(longest));
    }

    /** Whether the key ended cannot be told then; when it can again, the stream goes on. */
    @Test
    void eventsAreWithheldWhileTheDatabaseIsGone() throws IOException {
        Answer key = host.key(application, "Listens", "Inputs:Get", "Concepts:Get");
        Stream stream = host.http().stream("api/events/outage", key.text().orElseThrow());
        stream.awaitLine("hello outage");
        await("the listener").atMost(MANAGED).until(() -> send("before").equals("sent"));
        stream.awaitLine("canary-before");
        Socket socket =
                new Socket(host.http().at("socket/guarded/a"), key.text().orElseThrow());
        assertThat(socket.answer()).isEqualTo(key.id());

        refuse();
        try {
            await("that nothing is trusted")
                    .atMost(MANAGED)
                    .until(() -> host.as(key).atInputsQuietly() == 503);
            for (int i = 0; i < 3; i++) {
                assertThat(send("during")).isEqualTo("sent");
            }
            assertThat(socket.closedWith()).isEqualTo(1013);
        } finally {
            accept();
        }
        await("the end of the outage").atMost(MANAGED).until(() -> host.as(key).atInputsQuietly() == 200);
        assertThat(send("afterwards")).isEqualTo("sent");

        stream.awaitLine("canary-afterwards");
        assertThat(stream.has("during")).as(stream.toString()).isFalse();
        assertThat(stream.isOpen()).isTrue();
    }

    private static String send(String id) {
        return host.http().send("POST", "api/events/outage?id=" + id, null).body();
    }

    @Test
    void eventsCostNoQueryEach() {
        Answer key = host.key(application, "Listens", "Inputs:Get", "Concepts:Get");
        Stream stream = host.http().stream("api/events/outage", key.text().orElseThrow());
        stream.awaitLine("hello outage");
        await("the listener").atMost(MANAGED).until(() -> send("first").equals("sent"));
        long before = nodes.postgres().scans("latchkey_key");

        for (int i = 0; i < EVENTS; i++) {
            assertThat(send("event-" + i)).isEqualTo("sent");
        }
        stream.awaitLine("canary-event-" + (EVENTS - 1));

        // Each lease or two the key is looked up anew, and others may be at the same table.
        assertThat(nodes.postgres().scans("latchkey_key") - before).isLessThan(EVENTS / 2);
    }

    @Test
    void usesAreWrittenDown() {
        Answer key = host.key(application, "To be counted", "Inputs:Get");
        for (int i = 0; i < 7; i++) {
            assertThat(nodes.first().as(key).atInputs()).isEqualTo(200);
            assertThat(nodes.second().as(key).atInputs()).isEqualTo(200);
        }

        await("the uses").atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
            Answer shown = host.admin().get("keys/" + key.id());
            assertThat(shown.json().getInt("calls", 0)).isEqualTo(14);
            assertThat(shown.string("lastUsed")).isNotEmpty();
        });
    }

    /** The row of the key is locked by a transaction that goes on when the server does; the database ends it before. */
    @Test
    void serverThatHangsWhileItWritesUsesDown_keepsNobodyFromDeletingTheKey() {
        Answer key = host.key(application, "To be deleted", "Inputs:Get", "Concepts:Get");
        Caller there = nodes.second().as(key);
        Wire wire = nodes.wires().get(1);
        assertThat(there.atInputs()).isEqualTo(200);
        await("a row")
                .atMost(Duration.ofMinutes(5))
                .until(() -> host.admin().get("keys/" + key.id()).json().getInt("calls", 0) > 0);
        wire.hold(key.id());
        try {
            await("the other server at writing").atMost(Duration.ofMinutes(5)).until(() -> {
                there.atInputsQuietly();
                return wire.isHolding();
            });

            long called = System.nanoTime();
            assertThat(host.admin().delete("keys/" + key.id()).status()).isEqualTo(204);
            assertThat(Duration.ofNanos(System.nanoTime() - called)).isLessThan(LEASE.multipliedBy(4));
        } finally {
            wire.release();
        }
    }
}
