package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs that Debian has, and says which package is missing where one is. */
final class Program {
    private static final long MINUTES = 5;

    private final List<String> command;

    private Program(List<String> command) {
        this.command = command;
    }

    /** A program of a Debian package. */
    static Program of(String file, String debianPackage) {
        assertThat(Path.of(file))
                .withFailMessage(
                        "%s is missing: install Debian's package %s (apt-get install %s).",
                        file, debianPackage, debianPackage)
                .isExecutable();
        return new Program(List.of(file));
    }

    /** The Java that runs this. */
    static Program java() {
        return new Program(List.of(System.getProperty("java.home") + "/bin/java"));
    }

    /** Starts it in the background; what it prints goes to a file. */
    Process start(Path directory, Path log, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** What it prints, or a failure with all of that. The environment keeps keys out of the list of processes. */
    String run(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        Path output = Files.createTempFile("program", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as(line + " is still running:\n" + printed).isTrue();
            assertThat(process.exitValue()).as(line + " printed:\n" + printed).isZero();
            return printed.strip();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            Files.delete(output);
        }
    }
}
