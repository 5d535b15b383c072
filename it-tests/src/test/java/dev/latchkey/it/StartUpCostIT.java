package dev.latchkey.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures what the jar costs a server that starts, for the table of servers: the same web application with and without it, in
 * turns. No time makes it fail.
 */
@Tag("cost")
class StartUpCostIT {
    /** The name of the servers. */
    static final String SERVER = "cost";

    private static final int ROUNDS = Integer.getInteger("it.cost.rounds", 3);

    @Test
    void sameWebApplicationWithAndWithoutTheJar() throws IOException {
        long[][] millis = new long[2][ROUNDS];
        long[][] kibibytes = new long[2][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int with = 0; with < 2; with++) {
                WebArchive war = DescriptorsIT.host(with == 1 ? Jar.war("cost") : Jar.warWithout("cost"));
                int expected = with == 1 ? 401 : 200;
                long began = System.nanoTime();
                try (Server server = Server.startAlone(SERVER, war)) {
                    Http http = server.http("cost");
                    await("the application")
                            .pollInterval(Duration.ofMillis(20))
                            .atMost(Duration.ofMinutes(2))
                            .until(() -> status(http) == expected);
                    millis[with][round] =
                            Duration.ofNanos(System.nanoTime() - began).toMillis();
                    kibibytes[with][round] = server.residentMemoryAfterCollection();
                }
            }
        }
        Properties found = new Properties();
        found.setProperty("seconds.without", "%.1f".formatted(median(millis[0]) / 1000.0));
        found.setProperty("seconds.with", "%.1f".formatted(median(millis[1]) / 1000.0));
        found.setProperty("mebibytes.without", String.valueOf(median(kibibytes[0]) / 1024));
        found.setProperty("mebibytes.with", String.valueOf(median(kibibytes[1]) / 1024));
        try (Writer file = Files.newBufferedWriter(Server.TARGET.resolve("start-up-cost.properties"))) {
            found.store(file, null);
        }
    }

    private static int status(Http http) {
        try {
            return http.get("api/notes/tagged").statusCode();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
