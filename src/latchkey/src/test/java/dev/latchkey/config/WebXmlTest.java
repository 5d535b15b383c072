package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.OwnLoader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebXmlTest {
    private static final String ON = "<context-param><param-name> latchkey.container </param-name>"
            + "<param-value>true</param-value></context-param>";

    private static WebXml read(String text) {
        return WebXml.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void read_givesContextParametersAlone() {
        WebXml found = read(
                "<web-app>" + ON
                        + "<servlet><init-param><param-name>a</param-name><param-value>b</param-value></init-param></servlet></web-app>");

        assertThat(found.names()).containsExactly("latchkey.container");
        assertThat(found.value("latchkey.container")).isEqualTo("true");
        assertThat(found.authMethod()).isEmpty();
    }

    @Test
    void read_tellsHowUsersLogIn() {
        assertThat(read("<web-app><login-config><auth-method>FORM</auth-method></login-config></web-app>")
                        .authMethod())
                .contains("FORM");
    }

    @Test
    void read_tellsTheDispatchersOfEachMappedFilter() {
        WebXml found = read("<web-app><filter><filter-name>declared</filter-name></filter>"
                + "<filter-mapping><filter-name>a</filter-name><url-pattern>/x</url-pattern></filter-mapping>"
                + "<filter-mapping><filter-name> b </filter-name><servlet-name>s</servlet-name>"
                + "<dispatcher>FORWARD</dispatcher></filter-mapping>"
                + "<filter-mapping><filter-name>b</filter-name><url-pattern>/y</url-pattern>"
                + "<dispatcher>ERROR</dispatcher></filter-mapping></web-app>");

        assertThat(found.dispatchers())
                .containsOnly(Map.entry("a", Set.of()), Map.entry("b", Set.of("FORWARD", "ERROR")));
    }

    @Test
    void read_ofNothing_isEmpty() {
        assertThat(WebXml.read(null).names()).isEmpty();
    }

    /** The server says what is wrong; and nothing outside is read. */
    @Test
    void read_ofWhatIsNoDescriptor_isWhatCouldBeRead(@TempDir Path folder) throws IOException {
        assertThat(read("<web-app>" + ON + "<oh").value("latchkey.container")).isEqualTo("true");

        Path secret = Files.writeString(folder.resolve("secret"), "true");
        WebXml outside = read(
                "<!DOCTYPE web-app [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                        + "<web-app><context-param><param-name>a</param-name><param-value>&x;</param-value></context-param></web-app>");
        assertThat(outside.value("a")).isNotEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "yes,false"})
    void settings_beforeThereIsAContext_areThoseBesideTheJar(String value, boolean expected, @TempDir Path folder)
            throws Exception {
        Path war = folder.resolve("WEB-INF");
        Path jar = Files.createDirectories(war.resolve("lib")).resolve("latchkey.jar");
        pack(jar);
        Files.writeString(war.resolve("web.xml"), "<web-app>" + ON.replace("true", value) + "</web-app>");

        try (URLClassLoader loader = new OwnLoader(jar.toUri().toURL(), "(nothing)")) {
            Object on = loader.loadClass(Settings.class.getName())
                    .getMethod("isContainerOnEarly")
                    .invoke(null);
            assertThat(on).isEqualTo(expected);
        }
    }

    private static void pack(Path jar) throws Exception {
        Path classes = new File(Settings.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toPath();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes.resolve("dev/latchkey"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
