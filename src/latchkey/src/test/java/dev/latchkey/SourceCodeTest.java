package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What classes do not show, and their source does: text constants, and the length of files. */
class SourceCodeTest {
    private static final Path SOURCES = Path.of("src/latchkey/src/main/java/dev/latchkey");

    /** Servers, and what they are made of. Providers of JSON-B are the business of the redaction. */
    private static final Pattern SERVER = Pattern.compile(
            "payara|glassfish|jersey|tyrus|wildfly|jboss|undertow|resteasy|weld|hibernate|liberty|\\bcom\\.ibm\\b|tomee|openejb"
                    + "|cxf|tomcat|catalina|openwebbeans|openjpa|eclipselink|eclipse\\.persistence|jetty|quarkus|helidon",
            Pattern.CASE_INSENSITIVE);

    private static final long LONGEST = 250;

    /** A library that is shaded, and no part of a server. */
    private static final String JANDEX = "org.jboss.jandex";

    private static final Pattern PIECES = Pattern.compile("(?<comment>//[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<text>\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\")"
            + "|(?<code>'(?:[^'\\\\\\n]|\\\\.)+'|[A-Za-z_$][\\w$.]*|.)");

    @Test
    void onlyServerNamesServers() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = sources()) {
            files.filter(file -> !file.startsWith(SOURCES.resolve("server")))
                    .forEach(file -> namesOfServers(read(file)).forEach(name -> names.add(file + ": " + name)));
        }
        assertThat(names)
                .as("put it into a class of the package server, which others ask by a name that names no server")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import org.glassfish.jersey.server.ExtendedUriInfo;",
                "import dev.latchkey.server.TomEeFilters;",
                "private final boolean tomEe;",
                "if (OnLiberty.is(chain)) {}",
                "String name = \"org.apache.cxf.\" + part;",
                "info.contains(\"TomEE\")"
            })
    void codeAndTextConstants_mustNotNameAServer(String code) {
        assertThat(namesOfServers(code)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import org.jboss.jandex.Index;",
                "/** As on WildFly. */ int a; // Payara does not",
                "throw new SettingException(\"run it on Payara, WildFly or Open Liberty\");",
                "char quote = '\"'; String other = \"a // b\";"
            })
    void commentsAndMessages_mayExplain(String code) {
        assertThat(namesOfServers(code)).isEmpty();
    }

    /**
     * A virtual thread of Java 21 that waits in {@code synchronized} holds its carrier thread (JEP 444). One class locks a server's
     * own objects, as the server does.
     */
    @Test
    void nothingIsSynchronized() throws IOException {
        try (Stream<Path> files = sources()) {
            assertThat(files.filter(file -> !file.endsWith("OpenSessions.java"))
                            .filter(file ->
                                    read(file).lines().anyMatch(line -> line.matches("[^*/\"]*\\bsynchronized\\b.*"))))
                    .as("use Exclusion")
                    .isEmpty();
        }
    }

    /** A class has one job, which a reader takes in at once. */
    @Test
    void noFileIsLongerThan250Lines() throws IOException {
        List<String> longer = new ArrayList<>();
        try (Stream<Path> files = sources()) {
            files.forEach(file -> {
                long lines = read(file).lines().count();
                if (lines > LONGEST) {
                    longer.add(file + ": " + lines);
                }
            });
        }
        assertThat(longer).as("split it by jobs").isEmpty();
    }

    private static Stream<Path> sources() throws IOException {
        return Files.walk(SOURCES).filter(file -> file.toString().endsWith(".java"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The words of the code, and the texts of one word, that name a server. Sentences are messages. */
    private static List<String> namesOfServers(String source) {
        List<String> names = new ArrayList<>();
        Matcher piece = PIECES.matcher(source);
        while (piece.find()) {
            String code = piece.group("code") == null ? piece.group("text") : piece.group("code");
            if (code != null
                    && !code.startsWith(JANDEX)
                    && code.chars().noneMatch(Character::isWhitespace)
                    && SERVER.matcher(code).find()) {
                names.add(code);
            }
        }
        return names;
    }
}
