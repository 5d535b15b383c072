package dev.latchkey.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what was found, to be printed as one table and written to {@code src/bench/target/bench.json}. */
final class Report {
    private static final String TABLE = "%-58s %12s %-30s %10s  %-16s  %s%n";

    private final List<Row> rows = new ArrayList<>();
    private final double loadBefore = load();

    void add(Row row) {
        rows.add(row);
        System.out.printf("  %s: %s %s%n", row.name(), Row.number(row.value()), row.unit());
    }

    void print() {
        System.out.println();
        System.out.printf(TABLE, machine(), "", "", "spread", "interval", "goal");
        for (Row row : rows) {
            System.out.printf(
                    TABLE,
                    row.name(),
                    Row.number(row.value()),
                    row.unit(),
                    Row.number(row.spread()),
                    row.between(),
                    row.goal());
        }
    }

    void write() throws IOException {
        JsonArrayBuilder figures = Json.createArrayBuilder();
        for (Row row : rows) {
            JsonObjectBuilder figure = Json.createObjectBuilder()
                    .add("name", row.name())
                    .add("value", row.value())
                    .add("unit", row.unit())
                    .add("spread", row.spread());
            if (row.interval() != null) {
                figure.add("low", row.interval().low())
                        .add("high", row.interval().high());
            }
            if (row.atMost() != null) {
                figure.add("atMost", row.atMost()).add("met", row.isMet());
            }
            if (row.atLeast() != null) {
                figure.add("atLeast", row.atLeast()).add("met", row.isMet());
            }
            figures.add(figure);
        }
        Files.writeString(
                Path.of("src/bench/target/bench.json"),
                Json.createObjectBuilder()
                        .add("machine", machine())
                        .add("loadBefore", loadBefore)
                        .add("loadAfter", load())
                        .add("figures", figures)
                        .build()
                        .toString());
    }

    private static String machine() {
        return model() + ", " + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + System.getProperty("java.version");
    }

    /** As Linux tells it; elsewhere the architecture must do. */
    private static String model() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
