package dev.latchkey.it;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers that know nothing of each other hear of each other's changes from their PostgreSQL. Prints how soon. */
@EveryServer
class NotificationsIT {
    private static TwoNodes nodes;

    @BeforeAll
    static void start() throws IOException {
        nodes = TwoNodes.startOnPostgres("notified", SoonRefused.SELDOM);
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
