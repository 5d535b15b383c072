package dev.latchkey.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts the processor time of the threads of a Java process except its compilers, as Linux reports it: a server that has just been
 * started is still compiling, and one with more code compiles longer.
 */
final class ProcessTime {
    private static final List<String> COMPILERS = List.of("C1 Compiler", "C2 Compiler");

    private ProcessTime() {}

    /** Returns the nanoseconds of each thread so far, by its number; empty where the system does not report them. */
    static Map<String, Long> ofThreads(long process) {
        Path tasks = Path.of("/proc", String.valueOf(process), "task");
        Map<String, Long> nanos = new HashMap<>();
        if (Files.isDirectory(tasks)) {
            try (Stream<Path> threads = Files.list(tasks)) {
                threads.forEach(thread -> add(thread, nanos));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return nanos;
    }

    private static void add(Path thread, Map<String, Long> nanos) {
        try {
            String name = Files.readString(thread.resolve("comm"));
            if (COMPILERS.stream().noneMatch(name::startsWith)) {
                String[] numbers = Files.readString(thread.resolve("schedstat")).split(" ");
                nanos.put(thread.getFileName().toString(), Long.valueOf(numbers[0]));
            }
        } catch (IOException ended) {
            // Threads end at any time.
        }
    }

    /** Returns the nanoseconds that threads used between two counts. */
    static long between(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }
}
