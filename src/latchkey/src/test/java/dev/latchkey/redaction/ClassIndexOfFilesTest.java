package dev.latchkey.redaction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The same where the server has the web application as files. */
class ClassIndexOfFilesTest extends ClassIndexTest {
    @TempDir
    private Path directory;

    @Override
    String fileOf(String path, byte[] content) {
        try {
            Path file = directory.resolve(path.substring(1));
            Files.createDirectories(file.getParent());
            return Files.write(file, content).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
