package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Deletes keys on one server, and watches how soon another one refuses them that polls seldom. */
final class SoonRefused {
    /** Servers that would take ten seconds if they only polled. */
    static final String SELDOM =
            Jar.parameter("latchkey.revocation.lease", "60s") + Jar.parameter("latchkey.revocation.poll", "10s");

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int KEYS = 8;

    /** With polls alone, a fifth of the keys would end soon; a busy machine may be late with some. */
    private static final int SOON_AT_LEAST = 6;

    private SoonRefused() {}

    /** Checks that most keys are refused long before the next poll. */
    static void checkMost(TwoNodes nodes) {
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            Answer key = nodes.first().key(nodes.first().application(), "To be deleted", "Inputs:Get", "Concepts:Get");
            Caller there = nodes.second().as(key);
            await("a key made on the other server").atMost(LONGEST).until(() -> there.atInputs() == 200);

            assertThat(nodes.first().admin().delete("keys/" + key.id()).status())
                    .isEqualTo(204);
            long deleted = System.nanoTime();
            await("the end of a key deleted on the other server")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(LONGEST)
                    .until(() -> there.atInputs() == 401);
            delays.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - deleted));
        }
        Collections.sort(delays);
        System.out.println("Milliseconds until the other server refused a deleted key: " + delays);
        assertThat(delays.stream().filter(each -> each < SOON.toMillis())).hasSizeGreaterThanOrEqualTo(SOON_AT_LEAST);
    }
}
