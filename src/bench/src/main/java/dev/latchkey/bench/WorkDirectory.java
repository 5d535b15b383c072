package dev.latchkey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Holds files of a benchmark, and deletes them at its end.
 *
 * @param path the directory
 */
record WorkDirectory(Path path) implements AutoCloseable {
    static WorkDirectory create() throws IOException {
        return new WorkDirectory(Files.createTempDirectory("latchkey-bench"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
