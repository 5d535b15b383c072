package dev.latchkey.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The validators, the proxy and the compiler for OpenAPI documents, installed with npm in the versions of package-lock.json. */
final class NodeTools {
    private static final Path SOURCES =
            Path.of("it-tests", "clients", "openapi").toAbsolutePath();
    static final Path DIRECTORY =
            Path.of(System.getProperty("it.target"), "openapi-tools").toAbsolutePath();

    private NodeTools() {}

    static void install() throws IOException {
        Files.createDirectories(DIRECTORY);
        for (String file : List.of("package.json", "package-lock.json", "spectral.yaml")) {
            Files.copy(SOURCES.resolve(file), DIRECTORY.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Program.of("/usr/bin/npm", "npm").run(DIRECTORY, Map.of(), "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    static Program node() {
        return Program.of("/usr/bin/node", "nodejs");
    }

    /** Runs a tool in a directory; gives back what it prints. A tool that finds an error ends with another status than 0. */
    static String run(Path directory, String name, String... arguments) throws IOException {
        String tool = DIRECTORY.resolve("node_modules/.bin").resolve(name).toString();
        return node().run(
                        directory,
                        Map.of(),
                        Stream.concat(Stream.of(tool), Stream.of(arguments)).toArray(String[]::new));
    }
}
