package dev.latchkey.it;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two servers of a Payara cluster that ask for changes so seldom that a deletion could be known to the other at once only by an
 * event.
 */
class ClusterIT {
    /** So that the events of the cluster are what is heard. */
    private static final String WITHOUT_NOTIFICATIONS = Jar.parameter("latchkey.revocation.notify", "false");

    private static TwoNodes nodes;

    @BeforeAll
    static void start() throws IOException {
        nodes = TwoNodes.startCluster("cluster", SoonRefused.SELDOM + WITHOUT_NOTIFICATIONS);
    }

    @AfterAll
    static void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    void mostDeletedKeysAreRefusedByTheOtherServerLongBeforeItsNextPoll() {
        SoonRefused.checkMost(nodes);
    }
}
