package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.FakeRequest;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.LeakedKeys;
import dev.latchkey.key.LeakedKeys.Report;
import dev.latchkey.key.ManagedStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reports of known, unknown and malformed texts cannot be told apart: neither by their responses nor by the time that these take.
 *
 * <p>{@code mvn -Pcanary} takes the time, in random order, and compares each two kinds by the t-test of Welch. In {@code verify}
 * only the responses are compared.
 */
class ReportTimingTest {
    private static final int REPORTS = Integer.getInteger("canary.responses", 2_000);
    private static final int ENOUGH = 100_000;

    /** Beyond it, two samples have different means with more than 99.999 % certainty. */
    private static final double DIFFERENT = 4.5;

    /** The slowest part of the times says what else the machine did. */
    private static final double[] KEPT = {0.5, 0.8, 0.9, 0.95, 1};

    private enum Kind {
        KNOWN,
        UNKNOWN,
        MALFORMED
    }

    private final ManagedStore store = new ManagedStore(Settings.of(Map.of("latchkey.leaked", "report")), List.of());
    private final String known = store.key("shop", Set.of()).reveal();
    private final String unknown = KeyText.generate("lk").text().reveal();
    private final Map<Kind, List<Long>> times = new EnumMap<>(Kind.class);
    private final Set<AdminResponse> responses = new HashSet<>();

    /** Each report of the known text is a warning. */
    private final Logger log = Logger.getLogger(LeakedKeys.class.getName());

    @BeforeEach
    void doNotLog() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void close() {
        log.setLevel(null);
        store.close();
    }

    private String text(Kind kind) {
        return switch (kind) {
            case KNOWN -> known;
            case UNKNOWN -> unknown;
            case MALFORMED -> unknown.substring(0, unknown.length() - 6) + "zzzzzz";
        };
    }

    private void report(int number, Predicate<Report> queue) throws IOException {
        LeakReports reports = new LeakReports(store.settings, queue, store.leaked::process);
        Map<Kind, byte[]> bodies = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            bodies.put(kind, ("{\"keys\":[\"" + text(kind) + "\"]}").getBytes(StandardCharsets.UTF_8));
            times.put(kind, new ArrayList<>());
        }
        Random random = new Random(24);
        for (int i = -number / 10; i < number; i++) {
            Kind kind = Kind.values()[random.nextInt(3)];
            // So many from one address would be too many.
            HttpServletRequest request = FakeRequest.of("POST", "/leaked")
                    .address("10." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255))
                    .body("application/json", bodies.get(kind))
                    .build();
            long before = System.nanoTime();
            AdminResponse response = reports.respond(request, List.of("leaked")).orElseThrow();
            long took = System.nanoTime() - before;
            if (i >= 0) {
                times.get(kind).add(took);
            }
            responses.add(response);
            if (i % 20 == 0) {
                store.leaked.processWaiting();
            }
        }
    }

    /** The largest t of two kinds, and of the fastest part of the times. */
    private double largestT() {
        double largest = 0;
        for (double part : KEPT) {
            long[] all = times.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
            long most = all[(int) (part * (all.length - 1))];
            for (Kind one : Kind.values()) {
                for (Kind other : Kind.values()) {
                    double t = Math.abs(welch(upTo(most, times.get(one)), upTo(most, times.get(other))));
                    if (one.compareTo(other) < 0) {
                        System.out.printf("%s and %s, fastest %.0f %%: t = %.2f%n", one, other, 100 * part, t);
                        largest = Math.max(largest, t);
                    }
                }
            }
        }
        return largest;
    }

    private static double[] upTo(long most, List<Long> times) {
        return times.stream()
                .filter(each -> each <= most)
                .mapToDouble(Long::doubleValue)
                .toArray();
    }

    private static double welch(double[] one, double[] other) {
        double error = variance(one) / one.length + variance(other) / other.length;
        return (mean(one) - mean(other)) / Math.sqrt(error);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum() / (values.length - 1);
    }

    @Test
    void kindsOfTexts_haveTheSameResponseInTheSameTime() throws IOException {
        report(REPORTS, store.leaked::accept);
        assertThat(responses).containsExactly(new AdminResponse(202, null, Map.of()));
        assertThat(store.events).as("the known text was processed").isNotEmpty();
        if (REPORTS >= ENOUGH) {
            assertThat(largestT()).isLessThan(DIFFERENT);
        }
    }

    /** The control: a difference that is there is found. */
    @Test
    void textsThatAreProcessedInTheRequest_wouldBeToldApart() throws IOException {
        assumeTrue(REPORTS >= ENOUGH, "-Pcanary takes times");
        report(REPORTS / 10, found -> {
            found.texts().forEach(text -> store.leaked.process(text, found));
            return true;
        });
        assertThat(largestT()).isGreaterThan(DIFFERENT);
    }
}
