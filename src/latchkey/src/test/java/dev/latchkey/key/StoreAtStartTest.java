package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a web application loads because of the store when it starts. */
class StoreAtStartTest {
    @TempDir
    Path directory;

    /** EclipseLink has nearly 500 classes for it. Only classes that a process loads tell what it needs. */
    @Test
    void parserOfJpqlIsNotLoaded() throws IOException {
        Path classes = directory.resolve("classes.log");
        Path output = directory.resolve("output.log");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + classes,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StoreAtStart.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .onExit()
                .join()
                .exitValue();
        assertThat(exit).as(Files.readString(output)).isZero();
        List<String> loaded = loaded(classes);
        assertThat(loaded).anyMatch(name -> name.startsWith("org.eclipse.persistence."));
        assertThat(loaded).noneMatch(name -> name.startsWith("org.eclipse.persistence.jpa.jpql."));
    }

    private static List<String> loaded(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "")).toList();
        }
    }
}
