package dev.latchkey.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program to its end. What it is to keep to itself is in its environment, which other users cannot read. */
final class Program {
    private static final int PATIENCE_MINUTES = 4;

    /** Which Debian package has what the tests call. */
    private static final Map<String, String> PACKAGES = Map.of(
            "node", "nodejs",
            "npm", "npm",
            "php", "php-cli",
            "python3", "python3",
            "curl", "curl",
            "mcs", "mono-mcs",
            "mono", "mono-runtime and libmono-system-net-http4.0-cil",
            "gnustep-config", "gobjc and libgnustep-base-dev");

    private Program() {}

    /**
     * Has ended.
     *
     * @param out what it wrote to its standard output
     * @param error what it wrote to its standard error
     */
    record Ended(int status, String out, String error) {

        /** Expects that it did what it was to do. */
        Ended well() {
            assertThat(status).as("exit status; it says: %s%n%s", out, error).isZero();
            return this;
        }
    }

    static Ended run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("program", ".out");
        Path error = Files.createTempFile("program", ".error");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(error.toFile());
            builder.environment().putAll(environment);
            requirePresent(command.get(0));
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command.get(0) + " did not end within " + PATIENCE_MINUTES + " minutes.");
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(error));
        } finally {
            Files.delete(out);
            Files.delete(error);
        }
    }

    private static void requirePresent(String program) {
        boolean present = Path.of(program).isAbsolute()
                || Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        if (!present) {
            throw new AssertionError(sentence(program));
        }
    }

    /** What to do about a program that is missing. */
    static String sentence(String program) {
        return "There is no " + program + " on this machine: install Debian's "
                + PACKAGES.getOrDefault(program, program) + ".";
    }
}
