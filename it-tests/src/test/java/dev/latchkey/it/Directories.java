package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and empties the directories that servers live in. */
final class Directories {
    private Directories() {}

    /** Makes the second a copy of the first, whatever it was. */
    static Path copy(Path from, Path to) throws IOException {
        return fill(from, to, (file, copy) -> Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES));
    }

    /** Makes the second a directory with the files of the first, whatever it was: not with copies of them. */
    static Path link(Path from, Path to) throws IOException {
        return fill(from, to, (file, link) -> {
            if (Files.isDirectory(file)) {
                Files.createDirectory(link);
            } else {
                Files.createLink(link, file);
            }
        });
    }

    /** Makes one file of another. */
    private interface Making {
        void make(Path from, Path to) throws IOException;
    }

    private static Path fill(Path from, Path to, Making making) throws IOException {
        delete(to);
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.toList();
        }
        Files.createDirectories(to.getParent());
        for (Path file : all) {
            making.make(file, to.resolve(from.relativize(file)));
        }
        return to;
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }

    /** Puts copies of files into a directory, which is made if it is not there. */
    static void fill(Path directory, List<Path> files) throws IOException {
        Files.createDirectories(directory);
        for (Path file : files) {
            Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
