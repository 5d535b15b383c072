package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever anyone sends as a report is accepted or refused, and leaves nothing in memory. {@code mvn -Pcanary} sends 100,000. */
class HostileReportsTest {
    private static final int BODIES = Integer.getInteger("canary.queries", 500);
    private static final int QUEUE = 50;
    private static final long FLAT = 8_000_000;
    private static final List<String> PARTS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\u0000",
            "\\ud800",
            "\\",
            "null",
            "true",
            "1e999",
            "-0",
            "\"keys\"",
            "\"reason\"",
            "\"source\"",
            "\"keys\":[\"a\"]",
            "{\"keys\":[\"a\"]}",
            "\u0000",
            "\ufeff",
            "é",
            "\"lk_\"",
            " ",
            "/*",
            "//",
            "'");

    private final Random random = new Random(3);
    private int queued;
    private final LeakReports reports = new LeakReports(
            Settings.of(Map.of("latchkey.leaked", "disable")),
            report -> queued++ % (2 * QUEUE) < QUEUE,
            (text, report) -> {
                throw new AssertionError("A text was looked at in the request.");
            });

    /** Noise, parts of JSON without an order, reports with an error in them, or something deep, long or wide. */
    private byte[] body() {
        return switch (random.nextInt(6)) {
            case 0 -> noise(random.nextInt(2_000));
            case 1 -> parts().getBytes(StandardCharsets.UTF_8);
            case 2 -> broken("{\"keys\":[\"lk_one\",\"two\"],\"reason\":\"pasted\",\"source\":\"https://a.example/\"}");
            case 3 -> repeated(random.nextBoolean() ? "[" : "{\"keys\":", random.nextInt(20_000));
            case 4 ->
                ("{\"keys\":[" + "\"a\",".repeat(random.nextInt(1_200)) + "\"b\"]}").getBytes(StandardCharsets.UTF_8);
            default ->
                ("{\"keys\":[\"" + "x".repeat(random.nextInt(100_000)) + "\"]}").getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String parts() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    private byte[] broken(String report) {
        byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] repeated(String part, int times) {
        return part.repeat(times).getBytes(StandardCharsets.UTF_8);
    }

    /** From one address only so many would be read. */
    private int send(int number, byte[] body) throws IOException {
        FakeRequest request = FakeRequest.of("POST", "/leaked")
                .address("10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255))
                .body("application/json", body);
        try {
            return reports.respond(request.build(), List.of("leaked"))
                    .orElseThrow()
                    .status();
        } catch (ProblemException refused) {
            return refused.response().status();
        }
    }

    private static long used() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }

    @Test
    void hostileReports_areAcceptedOrRefused_andMemoryStaysFlat() throws IOException {
        int accepted = 0;
        long before = 0;
        for (int i = 0; i < BODIES; i++) {
            int status = send(i, body());
            assertThat(status).isIn(202, 400, 413, 422, 429);
            accepted += status == 202 ? 1 : 0;
            // The addresses that are remembered are as many as there can be.
            if (i == BODIES / 10) {
                before = used();
            }
        }
        long grown = used() - before;
        System.out.printf("%,d reports, %,d accepted: the heap grew by %,d bytes%n", BODIES, accepted, grown);
        assertThat(accepted).isBetween(1, BODIES / 2);
        assertThat(grown).isLessThan(FLAT);
    }
}
