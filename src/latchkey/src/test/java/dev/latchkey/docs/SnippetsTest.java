package dev.latchkey.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers can copy every snippet of the README, of the pages and of Javadoc: it compiles, is valid, or runs. */
class SnippetsTest {
    private static final Set<String> TESTED_HERE = Set.of("java", "xml", "json", "sql");

    /** The languages whose snippets are not tested here, with the reason. */
    private static final Map<String, String> NOT_TESTED_HERE = Map.of(
            "", "requests, responses and log lines, not code",
            "sh", "commands that need a running server and its keys",
            "js", "run by mvn -Pclients verify",
            "python", "run by mvn -Pclients verify",
            "csharp", "run by mvn -Pclients verify",
            "objective-c", "run by mvn -Pclients verify",
            "php", "run by mvn -Pclients verify");

    private static List<Snippet> snippets() throws IOException {
        return Document.all().stream()
                .flatMap(document -> Snippet.in(document).stream())
                .toList();
    }

    private static Stream<DynamicTest> each(String language, ThrowingConsumer<Snippet> check) throws IOException {
        return snippets().stream()
                .filter(snippet -> snippet.language().equals(language))
                .map(snippet -> DynamicTest.dynamicTest(snippet.place(), () -> check.accept(snippet)));
    }

    @Test
    void everyLanguage_isTestedOrHasAReason() throws IOException {
        assertThat(snippets()).hasSizeGreaterThan(30).allSatisfy(snippet -> assertThat(snippet.language())
                .satisfiesAnyOf(
                        language -> assertThat(TESTED_HERE).contains(language),
                        language -> assertThat(NOT_TESTED_HERE).containsKey(language)));
    }

    @TestFactory
    Stream<DynamicTest> javaCompiles() throws IOException {
        return each("java", snippet -> assertThat(JavaSnippet.errors(snippet.text()))
                .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> examplesInJavadocCompile() throws IOException {
        List<Snippet> examples = Javadoc.examples();
        assertThat(examples).hasSizeGreaterThan(10);
        return examples.stream()
                .map(example ->
                        DynamicTest.dynamicTest(example.place(), () -> assertThat(JavaSnippet.errors(example.text()))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> xmlIsValid() throws IOException {
        return each("xml", snippet -> XmlSnippet.of(snippet.text()).check());
    }

    @TestFactory
    Stream<DynamicTest> jsonIsWellFormed() throws IOException {
        return each("json", snippet -> assertThatCode(() -> {
                    try (JsonReader reader = Json.createReader(new StringReader(snippet.text()))) {
                        reader.readValue();
                    }
                })
                .doesNotThrowAnyException());
    }

    @TestFactory
    Stream<DynamicTest> sqlRunsOnTheTables() throws IOException {
        return each("sql", snippet -> runOnTables(snippet.text()));
    }

    /** Runs statements on H2, after the scripts that make the tables. */
    private static void runOnTables(String statements) throws SQLException, IOException {
        List<Path> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("deploy-descriptors/sql/h2"))) {
            files.sorted().forEach(scripts::add);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement()) {
            for (Path script : scripts) {
                statement.execute(Files.readString(script));
            }
            statement.execute(statements);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import dev.latchkey.Caller;\nclass Without { @Inject Caller caller; }",
                "@Inject Nobody nobody;",
                "caller.keyIds();",
                "Redacted.of(input)",
                "@ApplicationScoped\npublic class OurErrors implements RefusalRenderer {}",
                "public class { … }"
            })
    void wrongJava_isFound(String snippet) throws IOException {
        assertThat(JavaSnippet.errors(snippet)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<context-param><param-name>latchkey.admin</param-name></context-param>",
                "<context-param><param-name>latchkey.admn</param-name><param-value>true</param-value></context-param>",
                "<context-param><param-name>latchkey.admin</param-name><param-value>yes</param-value></context-param>",
                "<filter><filter-name>a</filter-name><filter-class>dev.latchkey.http.LatchkeyFilter</filter-class></filter>",
                "<filter><filter-name>a</filter-name></filter-name>"
            })
    void wrongXml_isFound(String snippet) {
        assertThatThrownBy(() -> XmlSnippet.of(snippet).check()).isInstanceOf(Throwable.class);
    }

    @Test
    void wrongSql_isFound() throws SQLException, IOException {
        runOnTables("SELECT id FROM latchkey_application");
        assertThatThrownBy(() -> runOnTables("SELECT secret FROM latchkey_application"))
                .isInstanceOf(SQLException.class);
    }
}
