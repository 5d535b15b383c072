package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A key that is revoked on one server is refused on the other within the lease, whatever the other does meanwhile. Clients use
 * the key all the time; what counts is when the last request that was let in had been sent.
 *
 * <p>{@code mvn -Psoak verify} runs the long form of it.
 */
class RevocationIT {
    private static final int RUNS = Integer.getInteger("it.revocation.runs", 20);
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int CLIENTS = 2;

    private static TwoNodes nodes;

    /** What is done to a key, each of which must end what it was good for. */
    private enum Way {
        DELETE,
        DISABLE,
        CUT,
        REPLACE;

        void on(Caller manager, String id) {
            Answer done =
                    switch (this) {
                        case DELETE -> manager.delete("keys/" + id);
                        case DISABLE -> manager.post("keys/" + id + "/disable", null);
                        case CUT -> manager.patch("keys/" + id, "{\"scopes\":[\"Concepts:Get\"]}");
                        case REPLACE -> manager.post("keys/" + id + "/replace", null);
                    };
            assertThat(done.status()).as(done.toString()).isBetween(200, 299);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        nodes = TwoNodes.start("revocation", "");
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
        Random random = new Random(seed);
        long[] delays = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            Way way = Way.values()[random.nextInt(Way.values().length)];
            boolean paused = random.nextInt(4) == 0;
            delays[run] = delay(application, way, paused, random);
        }
        Arrays.sort(delays);
        String histogram = histogram(delays);
        System.out.println("Milliseconds from the end of the call to the last request that was let in, seed " + seed
                + ": median " + delays[RUNS / 2] + ", most " + delays[RUNS - 1] + "\n" + histogram);

        assertThat(delays[RUNS - 1]).as(histogram).isLessThanOrEqualTo(LEASE.toMillis());
        assertThat(delays[RUNS / 2]).as(histogram).isLessThanOrEqualTo(500);
    }

    private static long delay(String application, Way way, boolean paused, Random random) throws Exception {
        Answer key = nodes.first().key(application, "To be revoked", "Inputs:Get", "Concepts:Get");
        List<Caller> clients = List.of(nodes.second().as(key), nodes.first().as(key));
        AtomicBoolean goOn = new AtomicBoolean(true);
        AtomicLong lastLetIn = new AtomicLong(Long.MIN_VALUE);
        AtomicReference<String> strange = new AtomicReference<>();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS * clients.size());
        List<Future<?>> all = new ArrayList<>();
        for (Caller client : clients) {
            assertThat(client.atInputs()).isEqualTo(200);
            for (int i = 0; i < CLIENTS; i++) {
                all.add(threads.submit(() -> {
                    while (goOn.get()) {
                        long sent = System.nanoTime();
                        int status = client.atInputsQuietly();
                        if (status == 200) {
                            lastLetIn.accumulateAndGet(sent, Math::max);
                        } else if (status != (way == Way.CUT ? 403 : 401)) {
                            strange.set(way + " was answered by " + status);
                        }
                    }
                }));
            }
        }
        Thread.sleep(random.nextInt(700));
        if (paused) {
            nodes.pauseSecond();
        }
        way.on(nodes.first().admin(), key.id());
        long revoked = System.nanoTime();
        Thread.sleep(paused ? random.nextInt(3_000) : 0);
        if (paused) {
            nodes.resumeSecond();
        }
        Thread.sleep(LEASE.toMillis() / 2 + 500);
        goOn.set(false);
        for (Future<?> each : all) {
            each.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(strange.get()).isNull();
        for (Caller client : clients) {
            assertThat(client.atInputs()).isEqualTo(way == Way.CUT ? 403 : 401);
        }
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(lastLetIn.get() - revoked));
    }

    private static String histogram(long[] delays) {
        StringBuilder lines = new StringBuilder();
        for (long from = 0; from <= LEASE.toMillis(); from += 100) {
            long low = from;
            long count = LongStream.of(delays)
                    .filter(each -> each >= low && each < low + 100)
                    .count();
            if (count > 0) {
                lines.append("%5d ms %s %d%n".formatted(from, "#".repeat((int) Math.min(60, count)), count));
            }
        }
        return lines.toString();
    }
}
