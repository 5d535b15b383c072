package dev.latchkey.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Packs the server's main class alone into a jar that leads to Payara Micro. With the whole directory of test classes on
 * its class path, the server would load the demo's classes from there and not from the WAR. The manifest also repeats
 * what Payara Micro opens of the platform, which Java heeds in no other jar than the first.
 */
final class LaunchJar {
    private static final List<String> OPENINGS = List.of("Add-Opens", "Add-Exports");

    private LaunchJar() {}

    static void write(Path file, Path classes, Path payaraMicro) throws IOException {
        String main = DemoServer.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest(payaraMicro));
                InputStream bytes = Files.newInputStream(classes.resolve(main))) {
            jar.putNextEntry(new JarEntry(main));
            bytes.transferTo(jar);
        }
    }

    private static Manifest manifest(Path payaraMicro) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, DemoServer.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH, payaraMicro.toUri().toString());
        try (JarFile micro = new JarFile(payaraMicro.toFile())) {
            for (String name : OPENINGS) {
                String opened = micro.getManifest().getMainAttributes().getValue(name);
                if (opened != null) {
                    attributes.putValue(name, opened);
                }
            }
        }
        return manifest;
    }
}
