package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A key that is revoked on one server is refused on the other within the lease, whatever happens to the other meanwhile. Clients
 * use the key all the time; what counts is when the last request that was let in had been sent.
 *
 * <p>{@code mvn -Psoak verify} runs the long form of it.
 */
class RevocationIT {
    private static final int RUNS = Integer.getInteger("it.revocation.runs", 20);

    /** After so many runs there is one more that deletes a key everywhere; one in so many of all is without polling. */
    private static final int EVERYWHERE = 5;

    private static final int WITHOUT_POLLING = 6;
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration MEDIAN = Duration.ofMillis(500);

    /** What part of the answers may be that the server does not know, on a busy machine, while nothing is done to it. */
    private static final double UNSURE = 0.01;

    private static final int CLIENTS = 2;
    /** What a client does between two requests: nothing in the long form, so that it asks as often as it can. */
    private static final Duration BETWEEN_REQUESTS = RUNS > 20 ? Duration.ZERO : Duration.ofMillis(20);

    private static final Duration BETWEEN_ARRIVALS = Duration.ofMillis(50);

    private static TwoNodes nodes;

    /** What is done to a key, each of which must end what it was good for. */
    private enum Way {
        DELETE,
        DISABLE,
        CUT,
        REPLACE,
        /** As one of several keys. */
        BULK,
        /** It may be used from another address alone. */
        ADDRESSES,
        DELETE_EVERYWHERE;

        static Way any(Random random) {
            return values()[random.nextInt(DELETE_EVERYWHERE.ordinal())];
        }

        /** Until it is done: what the database ends for want of time is answered by 503, and has to be asked for again. */
        void on(ManagedHost host, String id) {
            int done = ask(host, id);
            boolean again = false;
            for (int i = 0; i < 5 && done == 503; i++) {
                again = true;
                done = ask(host, id);
            }
            assertThat(done).as(name()).isBetween(200, again ? 499 : 299);
        }

        private int ask(ManagedHost host, String id) {
            return switch (this) {
                case DELETE -> host.admin().delete("keys/" + id).status();
                case DISABLE ->
                    host.admin().post("keys/" + id + "/disable", null).status();
                case CUT ->
                    host.admin()
                            .patch("keys/" + id, "{\"scopes\":[\"Concepts:Get\"]}")
                            .status();
                case REPLACE ->
                    host.admin().post("keys/" + id + "/replace", null).status();
                case BULK ->
                    host.admin()
                            .post(
                                    "keys/bulk",
                                    Json.createObjectBuilder()
                                            .add("action", "delete")
                                            .add(
                                                    "keys",
                                                    Json.createObjectBuilder()
                                                            .add(
                                                                    id,
                                                                    host.admin()
                                                                            .get("keys/" + id)
                                                                            .etag()))
                                            .build()
                                            .toString())
                            .status();
                case ADDRESSES ->
                    host.admin()
                            .patch("keys/" + id, "{\"addresses\":[\"192.0.2.1\"]}")
                            .status();
                case DELETE_EVERYWHERE -> host.deleteEverywhere(id);
            };
        }

        int refusal() {
            return this == CUT || this == ADDRESSES ? 403 : 401;
        }
    }

    /** What happens to the other server meanwhile, with how many of twenty runs it takes. */
    private enum Disturbance {
        NONE(9),
        /** It is stopped, and goes on some time later. */
        STOPPED(3),
        /** It reads the key before that is revoked, and the reply arrives some time later. */
        SLOW_FILL(5),
        /** Each reply of the database takes longer. */
        SLOW_REPLIES(3);

        private final int share;

        Disturbance(int share) {
            this.share = share;
        }

        /** So many, each as often as its share, in a random order. */
        static List<Disturbance> shuffled(int count, Random random) {
            List<Disturbance> all = new ArrayList<>();
            while (all.size() < count) {
                List<Disturbance> twenty = new ArrayList<>();
                for (Disturbance each : values()) {
                    twenty.addAll(Collections.nCopies(each.share, each));
                }
                Collections.shuffle(twenty, random);
                all.addAll(twenty);
            }
            return all.subList(0, count);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        // A key that a server never saw before its end is an unknown one there, and these clients are faster than a
        // client may be.
        nodes = TwoNodes.start(
                "revocation",
                Jar.parameter("latchkey.unknown.rate", "0")
                        // What is promised does not depend on notifications.
                        + Jar.parameter("latchkey.revocation.notify", "false"));
    }

    @AfterAll
    static void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    void revokedKeysAreRefusedEverywhereWithinTheLease() throws Exception {
        String application = nodes.first().application();
        long seed = Long.getLong("it.revocation.seed", System.nanoTime());
        System.out.println("Seed " + seed);
        Random random = new Random(seed);
        List<Long> ordinary = new ArrayList<>();
        List<Long> everywhere = new ArrayList<>();
        Map<String, List<Long>> byDisturbance = new TreeMap<>();
        List<Disturbance> disturbances = Disturbance.shuffled(RUNS + RUNS / EVERYWHERE, random);
        LongAdder undisturbed = new LongAdder();
        LongAdder unsure = new LongAdder();
        boolean polling = true;
        for (int run = 0; run < disturbances.size(); run++) {
            if (polling && run >= disturbances.size() - disturbances.size() / WITHOUT_POLLING) {
                nodes.second().endPolling();
                polling = false;
            }
            Way way = run % (EVERYWHERE + 1) == EVERYWHERE ? Way.DELETE_EVERYWHERE : Way.any(random);
            Load load = new Load(way);
            long delay = delay(application, way, disturbances.get(run), load, random);
            if (polling && disturbances.get(run) == Disturbance.NONE) {
                undisturbed.add(load.answered.sum());
                unsure.add(load.unsure.sum());
            }
            if (way == Way.DELETE_EVERYWHERE) {
                everywhere.add(delay);
            } else {
                ordinary.add(delay);
                String kind = polling ? disturbances.get(run).name() : "WITHOUT POLLING";
                byDisturbance.computeIfAbsent(kind, unused -> new ArrayList<>()).add(delay);
            }
        }
        System.out.println("Milliseconds from the end of the call to the last request that was let in:");
        byDisturbance.forEach((kind, delays) -> System.out.println(histogram(kind, delays)));
        System.out.println(histogram("ALL", ordinary));
        System.out.println(histogram("of a deletion that awaits everybody", everywhere));
        System.out.println("While nothing else was done, " + unsure + " of " + undisturbed + " answers were 503");

        assertThat(ordinary).allMatch(each -> each <= LEASE.toMillis());
        assertThat(median(ordinary)).isLessThanOrEqualTo(MEDIAN.toMillis());
        assertThat(everywhere).containsOnly(0L);
        assertThat(unsure.sum()).isLessThanOrEqualTo((long) (UNSURE * undisturbed.sum()));
    }

    /**
     * What clients of both servers see of one key. Some ask again when they are answered; other requests arrive at their time,
     * also while a server answers nobody.
     */
    private static final class Load implements AutoCloseable {
        private final Way way;
        private final AtomicBoolean goOn = new AtomicBoolean(true);
        private final AtomicLong lastLetIn = new AtomicLong(System.nanoTime());
        private final AtomicReference<String> strange = new AtomicReference<>();
        private final LongAdder answered = new LongAdder();
        private final LongAdder unsure = new LongAdder();
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final Queue<Future<?>> all = new ConcurrentLinkedQueue<>();

        Load(Way way) {
            this.way = way;
        }

        void begin(Caller client) {
            for (int i = 0; i < CLIENTS; i++) {
                all.add(threads.submit(() -> {
                    while (goOn.get()) {
                        long sent = System.nanoTime();
                        note(sent, client.atInputsQuietly());
                        Thread.sleep(BETWEEN_REQUESTS.toMillis());
                    }
                    return null;
                }));
            }
            all.add(threads.submit(() -> {
                while (goOn.get()) {
                    long sent = System.nanoTime();
                    all.add(client.atInputsLater().thenAccept(status -> note(sent, status)));
                    Thread.sleep(BETWEEN_ARRIVALS.toMillis());
                }
                return null;
            }));
        }

        private void note(long sent, int status) {
            answered.increment();
            if (status == 200) {
                lastLetIn.accumulateAndGet(sent, (one, other) -> one - other > 0 ? one : other);
            } else if (status == 503) {
                // A machine that is busy for a second answers that it does not know, which is no wrong answer.
                unsure.increment();
            } else if (status != way.refusal()) {
                strange.set(way + " was answered by " + status);
            }
        }

        /** When the last request was sent that was let in. */
        long end() throws Exception {
            goOn.set(false);
            for (Future<?> each = all.poll(); each != null; each = all.poll()) {
                each.get(5, TimeUnit.MINUTES);
            }
            assertThat(strange.get()).isNull();
            return lastLetIn.get();
        }

        @Override
        public void close() {
            goOn.set(false);
            threads.shutdown();
        }
    }

    /** A server that has just started is at times too slow to say. */
    private static void awaitLetIn(Caller client) {
        await("a new key").atMost(Duration.ofMinutes(5)).until(() -> client.atInputs() == 200);
    }

    private static long delay(String application, Way way, Disturbance disturbance, Load load, Random random)
            throws Exception {
        try (load) {
            return delayUnder(load, application, way, disturbance, random);
        }
    }

    private static long delayUnder(Load load, String application, Way way, Disturbance disturbance, Random random)
            throws Exception {
        Answer key = nodes.first().key(application, "To be revoked", "Inputs:Get", "Concepts:Get");
        Wire wire = nodes.wires().get(1);
        Caller here = nodes.first().as(key);
        Caller there = nodes.second().as(key);
        awaitLetIn(here);
        load.begin(here);
        if (disturbance == Disturbance.SLOW_FILL) {
            wire.hold(key.id());
            load.begin(there);
            await("a reply to the other server").until(wire::isHolding);
            Thread.sleep(random.nextInt(300));
        } else {
            awaitLetIn(there);
            load.begin(there);
            wire.delay(Duration.ofMillis(disturbance == Disturbance.SLOW_REPLIES ? 10 + random.nextInt(190) : 0));
            Thread.sleep(random.nextInt(700));
        }
        if (disturbance == Disturbance.STOPPED) {
            nodes.pauseSecond();
        }
        long called = System.nanoTime();
        way.on(nodes.first(), key.id());
        long revoked = System.nanoTime();
        assertThat(Duration.ofNanos(revoked - called)).as(way + " itself").isLessThan(LEASE.multipliedBy(15));
        if (disturbance == Disturbance.STOPPED) {
            Thread.sleep(random.nextInt(3_000));
            nodes.resumeSecond();
        } else if (disturbance == Disturbance.SLOW_FILL) {
            // Before the request gives up and after it.
            Thread.sleep(random.nextInt(random.nextBoolean() ? 700 : 3_000));
            wire.release();
        }
        long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - revoked);
        // As long as something could still be let in, and somewhat longer.
        Thread.sleep(Math.max(LEASE.toMillis() + 300 - since, LEASE.toMillis() / 2));
        wire.delay(Duration.ZERO);
        long last = load.end();
        for (Caller client : List.of(here, there)) {
            await("the refusal").until(client::atInputs, status -> {
                assertThat(status).as(way + ", " + disturbance).isIn(503, way.refusal());
                return status == way.refusal();
            });
        }
        return Math.max(0, (long) Math.ceil((last - revoked) / 1e6));
    }

    private static long median(List<Long> delays) {
        return delays.stream().sorted().skip(delays.size() / 2).findFirst().orElseThrow();
    }

    private static String histogram(String what, List<Long> delays) {
        StringBuilder lines = new StringBuilder("%s: %d runs, median %d, most %d%n"
                .formatted(what, delays.size(), median(delays), Collections.max(delays)));
        Map<Long, Integer> counts = new TreeMap<>();
        delays.forEach(each -> counts.merge(each / 100 * 100, 1, Integer::sum));
        counts.forEach((from, count) ->
                lines.append("%5d ms %s %d%n".formatted(from, "#".repeat(Math.min(60, count)), count)));
        return lines.toString();
    }
}
