package dev.latchkey.it;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A REST application that keeps our guard out is refused, and no other application vouches for it. */
@EveryServer
@Gap(
        on = ServerKind.TOMEE,
        because =
                "TomEE 9 does not distinguish several REST applications of a web application, so REST is refused there")
class UnguardedRestIT {
    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start("unguarded", KeptRest.war("superclass"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void guardedSubclassDoesNotVouchForItsSuperclass() {
        KeptRest.assertGuarded(server.http("superclass"), "sub/");
        KeptRest.assertRefused(server.http("superclass"), "base/");
    }
}
