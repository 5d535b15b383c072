package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two servers of a Payara cluster that ask for changes so seldom that a deletion could be known to the other at once only by an
 * event.
 */
class ClusterIT {
    private static final String SELDOM =
            Jar.parameter("latchkey.revocation.lease", "60s") + Jar.parameter("latchkey.revocation.poll", "10s");
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int KEYS = 8;

    /** With polls alone, a fifth of the keys would end soon; a busy machine may be late with some. */
    private static final int SOON_AT_LEAST = 6;

    private static TwoNodes nodes;

    @BeforeAll
    static void start() throws IOException {
        nodes = TwoNodes.startCluster("cluster", SELDOM);
    }

    @AfterAll
    static void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    void mostDeletedKeysAreRefusedByTheOtherServerLongBeforeItsNextPoll() {
        int soon = 0;
        for (int i = 0; i < KEYS; i++) {
            Answer key = nodes.first().key(nodes.first().application(), "To be deleted", "Inputs:Get", "Concepts:Get");
            Caller there = nodes.second().as(key);
            await("a key made on the other server").atMost(LONGEST).until(() -> there.atInputs() == 200);

            assertThat(nodes.first().admin().delete("keys/" + key.id()).status())
                    .isEqualTo(204);
            long deleted = System.nanoTime();
            await("the end of a key deleted on the other server")
                    .atMost(LONGEST)
                    .until(() -> there.atInputs() == 401);
            if (System.nanoTime() - deleted < SOON.toNanos()) {
                soon++;
            }
        }
        assertThat(soon).isBetween(SOON_AT_LEAST, KEYS);
    }
}
