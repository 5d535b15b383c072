package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two servers that share a PostgreSQL are killed while keys pass the thresholds of 30, 14, 7 and 1 days before their end: each
 * threshold has its event. In {@code verify} one of them is killed; {@code mvn -Psoak verify} kills and restarts them many times.
 *
 * <p>The observer takes its time, so that servers are killed between the claim of a notice and its end. The minutes after which
 * another server may repeat such a notice are taken from the database.
 */
class KilledNodesIT {
    private static final int ROUNDS = Integer.getInteger("it.outage.rounds", 1);
    private static final int KEYS = 10;
    private static final List<Integer> DAYS = List.of(30, 14, 7, 1);

    /** Within so many seconds the keys of a round pass their thresholds. */
    private static final int SECONDS = 4;

    private static final Path OBSERVED = Server.TARGET.resolve("servers/observed-notices.txt");

    private static final Random RANDOM = new Random(30);
    private static final List<MicroServer> NODES = new ArrayList<>();
    private static final Map<MicroServer, CompletableFuture<Integer>> CALLS = new HashMap<>();
    private static Postgres postgres;
    private static int started;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(OBSERVED.getParent());
        Files.deleteIfExists(OBSERVED);
        postgres = Postgres.start(40);
        NODES.add(node());
        NODES.add(node());
    }

    @AfterAll
    static void stop() {
        NODES.forEach(Server::close);
        if (postgres != null) {
            postgres.close();
        }
    }

    private static MicroServer node() throws IOException {
        WebArchive war = ManagedHost.war(
                        "managed", ManagedHost.ON_WITH_DEFAULTS + PostgresSource.setting(postgres.port()))
                .addPackage("dev.latchkey.it.noticed")
                .addAsResource(new StringAsset(OBSERVED.toAbsolutePath().toString()), "observed.path")
                .addAsLibrary(PostgresSource.driver());
        started++;
        return MicroServer.start("notices-" + started, war);
    }

    /** Makes keys that pass one threshold each, soon; returns the ids of the events. */
    private static Set<String> keys(ManagedHost host) {
        String application = host.application();
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < KEYS * DAYS.size(); i++) {
            int days = DAYS.get(i % DAYS.size());
            Instant expires = Instant.now()
                    .truncatedTo(ChronoUnit.MILLIS)
                    .plus(Duration.ofDays(days))
                    .plusMillis(RANDOM.nextInt(SECONDS * 1_000) + 1_000L);
            Answer made = host.admin()
                    .post(
                            "keys",
                            Json.createObjectBuilder()
                                    .add("application", application)
                                    .add("description", "Expires")
                                    .add("scopes", Json.createArrayBuilder().add("Inputs:Get"))
                                    .add("expires", expires.toString())
                                    .build()
                                    .toString());
            assertThat(made.status()).as(made.toString()).isEqualTo(201);
            expected.add(made.id() + "-" + expires.toEpochMilli() + "-" + days);
        }
        return expected;
    }

    /** What observers were notified of, each as often as they were. A server that is killed may leave a part of a line. */
    private static List<String> observed() throws IOException {
        return Files.exists(OBSERVED)
                ? Files.readAllLines(OBSERVED).stream()
                        .filter(line -> line.endsWith("."))
                        .map(line -> line.substring(0, line.length() - 1))
                        .toList()
                : List.of();
    }

    /** Has servers give the notices that are due, as each does every minute. */
    private static void give() {
        NODES.forEach(node -> CALLS.compute(
                node,
                (unused, call) -> call == null || call.isDone()
                        ? node.http("managed").statusLater("notices", "Accept", "*/*")
                        : call));
    }

    @Test
    void whateverServersAreKilled_eachThresholdHasItsEvent() throws IOException {
        Set<String> expected = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            ManagedHost survivor = ManagedHost.on(NODES.get(1));
            Set<String> ids = keys(survivor);
            expected.addAll(ids);
            int some = 1 + RANDOM.nextInt(ids.size() / 2);
            await("some events of the round").atMost(Duration.ofMinutes(5)).until(() -> {
                give();
                return observed().stream().filter(ids::contains).count() >= some;
            });
            MicroServer killed = NODES.remove(RANDOM.nextInt(2));
            killed.signal("KILL");
            killed.close();
            await("the other events").atMost(Duration.ofMinutes(5)).until(() -> {
                postgres.execute(
                        "update latchkey_notice set claimed = claimed - interval '6 minutes'" + " where done is null");
                give();
                return observed().containsAll(ids);
            });
            if (round + 1 < ROUNDS) {
                NODES.add(node());
            }
        }
        assertThat(new TreeSet<>(observed())).isEqualTo(expected);
    }
}
