package dev.latchkey.redaction;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads entries of a jar in a web application. Where the server has it as a file, only those are unpacked that are wanted: most of our
 * own jar is not.
 */
final class JarClasses {
    private JarClasses() {}

    /** Is given an entry. */
    interface Reader {
        /** Reads an entry up to its end at most, and does not close it. */
        void read(String name, InputStream content) throws IOException;
    }

    /** Has the reader read each entry with a name that is wanted. */
    static void read(ServletContext context, String path, Predicate<String> wanted, Reader reader) throws IOException {
        String file = context.getRealPath(path);
        if (file != null && new File(file).isFile()) {
            readFile(file, wanted, reader);
        } else {
            readStream(context, path, wanted, reader);
        }
    }

    private static void readFile(String file, Predicate<String> wanted, Reader reader) throws IOException {
        try (ZipFile jar = new ZipFile(file)) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (wanted.test(entry.getName())) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        reader.read(entry.getName(), content);
                    }
                }
            }
        }
    }

    private static void readStream(ServletContext context, String path, Predicate<String> wanted, Reader reader)
            throws IOException {
        try (InputStream in = context.getResourceAsStream(path);
                JarInputStream jar = new JarInputStream(in)) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                if (wanted.test(entry.getName())) {
                    reader.read(entry.getName(), jar);
                }
            }
        }
    }
}
