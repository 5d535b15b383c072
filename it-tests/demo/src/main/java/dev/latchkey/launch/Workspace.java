package dev.latchkey.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Owns the directory of one run. It removes what a run makes, by name, and never touches anything else in there. */
final class Workspace {
    private static final String LOCK = "running";
    private static final List<String> OF_ONE_RUN = List.of(
            "ready.json",
            "ready.json.tmp",
            "keys.json",
            "keys.json.tmp",
            "preboot.asadmin",
            "launch.jar",
            "tmp",
            "server");

    private final Path directory;
    private final FileChannel lock;

    private Workspace(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static Workspace open(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel lock =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(lock)) {
            lock.close();
            throw new DemoException("Another demo is running in " + directory + ": stop it first.");
        }
        Workspace workspace = new Workspace(directory, lock);
        workspace.clear();
        Files.deleteIfExists(workspace.log());
        Files.createDirectories(workspace.tmp());
        createForOwner(workspace.log());
        return workspace;
    }

    /** What the application says of itself while it starts, when it does not respond yet. */
    Path keys() {
        return directory.resolve("keys.json");
    }

    /** The same, for everybody who waits until it responds. */
    Path ready() {
        return directory.resolve("ready.json");
    }

    /** Lets everybody know that the application responds: all of the file appears at once, for its owner alone. */
    void publish() throws IOException {
        Path draft = directory.resolve("ready.json.tmp");
        Files.copy(keys(), draft, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, ready(), StandardCopyOption.ATOMIC_MOVE);
    }

    Path log() {
        return directory.resolve("server.log");
    }

    Path preboot() {
        return directory.resolve("preboot.asadmin");
    }

    Path launchJar() {
        return directory.resolve("launch.jar");
    }

    Path tmp() {
        return directory.resolve("tmp");
    }

    Path server() {
        return directory.resolve("server");
    }

    /** Leaves nothing of this run but its log. */
    void close() throws IOException {
        clear();
        Files.deleteIfExists(directory.resolve(LOCK));
        lock.close();
    }

    private void clear() throws IOException {
        for (String name : OF_ONE_RUN) {
            delete(directory.resolve(name));
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> below = Files.walk(path)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void createForOwner(Path file) throws IOException {
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
