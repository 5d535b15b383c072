package dev.latchkey.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Hands the first keys to whoever started the demo, and to nobody else. */
final class ReadyFile {
    private ReadyFile() {}

    /** Writes all at once: who sees the file sees all of it, and nobody but its owner ever can. */
    static void write(Path file, URI url, Map<String, String> keys) {
        JsonObjectBuilder texts = Json.createObjectBuilder();
        keys.forEach(texts::add);
        JsonObject ready = Json.createObjectBuilder()
                .add("url", url.toString())
                .add("keys", texts)
                .build();
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, ownerOnly(file));
            Files.writeString(draft, ready + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The file of demo.ready.file cannot be written: " + file, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
