package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.admin.ConsoleServlet;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the one jar, and what must not be. */
class JarIT {
    private static final File FILE = new File(System.getProperty("it.latchkey.jar"));
    private static final long LARGEST = 2_600_000;

    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(FILE);
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    private static String text(String entry) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everyClassIsOursOrRelocated() {
        List<String> classes = jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class"))
                .toList();
        assertThat(classes).isNotEmpty().allMatch(name -> name.startsWith("dev/latchkey/"));
        assertThat(FILE.length()).isLessThan(LARGEST);
    }

    /** T3: a web application is distributable only if all its fragments are. */
    @Test
    void fragmentIsDistributableAndHasAName() throws IOException {
        assertThat(text("META-INF/web-fragment.xml"))
                .contains("<distributable/>")
                .contains("<name>latchkey</name>");
    }

    /** T20, T21: an archive with an extension has beans only if it says so; the interceptor needs no listing. */
    @Test
    void beansAreDiscovered() throws IOException {
        assertThat(text("META-INF/beans.xml"))
                .contains("bean-discovery-mode=\"annotated\"")
                .doesNotContain("<interceptors>");
    }

    /** T31 to T33: a unit here would be one of the application's. */
    @Test
    void jarHasNoPersistenceUnitAndNoPublicFileButTheConsoles() {
        assertThat(jar.getEntry("META-INF/persistence.xml")).isNull();
        assertThat(jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith("META-INF/resources/") && !name.endsWith("/"))
                        .map(name -> name.substring("META-INF/resources/".length())))
                .containsExactlyInAnyOrderElementsOf(ConsoleServlet.FILES.stream()
                        .map(file -> "latchkey/" + file)
                        .toList());
    }

    @Test
    void jarBringsItsTablesItsLicenceAndItsName() throws IOException {
        for (String dialect : List.of("h2", "postgresql", "derby", "hsqldb", "mariadb", "oracle", "sqlserver")) {
            try (Stream<Path> files = Files.list(Path.of("deploy-descriptors", "sql", dialect))) {
                for (Path file : files.toList()) {
                    assertThat(text("META-INF/latchkey/sql/" + dialect + "/" + file.getFileName()))
                            .isEqualTo(Files.readString(file));
                }
            }
        }
        assertThat(text("META-INF/LICENSE")).contains("Apache License");
        assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                .isEqualTo("dev.latchkey");
    }

    /** Every library in the jar is named with its version, its licence and the package in which it is. */
    /** Applications that depend on the jar get nothing else: neither its libraries, which it contains, nor those of its tests. */
    @Test
    void descriptorOfMaven_hasNeitherParentNorDependencies() throws IOException {
        assertThat(text("META-INF/maven/dev.latchkey/latchkey/pom.xml"))
                .contains("<url>", "<licenses>", "<developers>", "<scm")
                .doesNotContain("<parent>", "<dependency>");
    }

    @Test
    void noticeNamesWhatIsShaded() throws IOException {
        Set<String> shaded = jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith("dev/latchkey/shaded/") && name.endsWith(".class"))
                .map(name -> name.split("/")[3])
                .collect(Collectors.toSet());
        String notice = text("META-INF/NOTICE");

        assertThat(shaded).hasSize(2);
        for (String library : shaded) {
            assertThat(notice).contains("dev.latchkey.shaded." + library);
        }
        assertThat(notice.lines().filter(line -> line.matches("[A-Z][a-z]+ [0-9]+\\.[0-9.]+")))
                .hasSameSizeAs(shaded);
        assertThat(notice).doesNotContain("${").contains("Apache License, Version 2.0");
    }

    @Test
    void commandsSayWhatTheyAreAndWhichVersion() throws Exception {
        for (String argument : List.of("--help", "--version")) {
            Process process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java", "-jar", FILE.getPath(), argument)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(argument).isZero();
            assertThat(output)
                    .contains(
                            argument.equals("--help")
                                    ? "new-key"
                                    : "Latchkey "
                                            + jar.getManifest()
                                                    .getMainAttributes()
                                                    .getValue("Implementation-Version"));
        }
    }

    /** What is not reached in the libraries stays out of the jar, and they find some of their classes by name. */
    @Test
    void cachesOfEachKindThatWeMakeAreThere() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {FILE.toURI().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> builder = loader.loadClass("dev.latchkey.shaded.caffeine.cache.Caffeine");
            for (String kind : List.of("", "weakKeys", "expireAfterAccess")) {
                Object made = builder.getMethod("newBuilder").invoke(null);
                made = builder.getMethod("maximumSize", long.class).invoke(made, 10);
                if (kind.equals("weakKeys")) {
                    made = builder.getMethod(kind).invoke(made);
                } else if (!kind.isEmpty()) {
                    made = builder.getMethod(kind, Duration.class).invoke(made, Duration.ofMinutes(1));
                }
                Object cache = builder.getMethod("build").invoke(made);
                Class<?> type = loader.loadClass("dev.latchkey.shaded.caffeine.cache.Cache");
                for (int i = 0; i < 100; i++) {
                    type.getMethod("put", Object.class, Object.class).invoke(cache, "key" + i, "value");
                }
                type.getMethod("cleanUp").invoke(cache);
                assertThat((long) type.getMethod("estimatedSize").invoke(cache))
                        .as(kind)
                        .isEqualTo(10);
            }
        }
    }

    @Test
    void commandMakesAKeyWithNothingButJava() throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-jar",
                        FILE.getPath(),
                        "new-key",
                        "--app",
                        "shop",
                        "--scopes",
                        "Things:Get")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output.lines().filter(line -> line.startsWith("  id=")))
                .singleElement()
                .asString()
                .contains(" digest=sha256:")
                .endsWith(" application=shop scopes=Things:Get");
    }
}
