package dev.latchkey.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.RefusalKind;
import dev.latchkey.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The settings, header fields, problem types, classes and files that the documentation names exist. */
class NamesTest {
    private static final Path SOURCES = Path.of("src/latchkey/src/main/java");
    private static final Pattern SETTING = Pattern.compile("(?<![\\w./-])latchkey(?:\\.[a-z]+)+");
    private static final Set<String> NO_SETTINGS = Set.of("latchkey.jar", "latchkey.dev");
    private static final Pattern FIELD = Pattern.compile("\\b(?:Latchkey|Idempotency)-[A-Z][A-Za-z]+");
    private static final Pattern TYPE = Pattern.compile("\\b[45]\\d\\d `([a-z]+(?:-[a-z]+)+)`");
    private static final Pattern TYPE_ROW =
            Pattern.compile("(?m)^\\| [45]\\d\\d(?:, [45]\\d\\d)* \\| ((?:`[a-z-]+`(?:, )?)+) \\|");
    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\n]*)\"");
    private static final Pattern PROBLEM = Pattern.compile("new ProblemException\\(\\s*\\d+,\\s*\"([a-z-]+)\"");
    private static final Pattern CLASS = Pattern.compile("(?:dev\\.latchkey\\.)?([a-z]+)\\.([A-Z][A-Za-z]+)");
    private static final Pattern TEST = Pattern.compile("[A-Z][A-Za-z]+(?:IT|Test)");
    private static final Pattern FILE =
            Pattern.compile("(?:deploy-descriptors|it-tests|src|\\.ci)/[A-Za-z0-9_./-]*[A-Za-z0-9_]");

    private static List<DynamicTest> perDocument(Function<Document, List<String>> wrong) throws IOException {
        return Document.all().stream()
                .map(document -> DynamicTest.dynamicTest(
                        document.name(), () -> assertThat(wrong.apply(document)).isEmpty()))
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(hit -> hit.group(hit.groupCount() == 0 ? 0 : 1))
                .toList();
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static Set<String> problemTypes(Document document) {
        Set<String> types = new TreeSet<>(found(TYPE, document.text()));
        found(TYPE_ROW, document.text()).forEach(cell -> types.addAll(found(CODE, cell)));
        return types;
    }

    @TestFactory
    List<DynamicTest> settingsExist() throws IOException {
        Set<String> keys = Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());
        return perDocument(document -> found(SETTING, document.text()).stream()
                .filter(name -> !NO_SETTINGS.contains(name))
                .filter(name -> keys.stream().noneMatch(key -> key.equals(name) || key.startsWith(name + "."))
                        || !keys.contains(name) && !document.text().contains(name + ".*"))
                .toList());
    }

    @TestFactory
    List<DynamicTest> headerFieldsExist() throws IOException {
        Set<String> literals = Set.copyOf(found(LITERAL, sources()));
        return perDocument(document -> found(FIELD, document.text()).stream()
                .filter(field -> !literals.contains(field))
                .toList());
    }

    @TestFactory
    List<DynamicTest> problemTypesExist() throws IOException {
        Set<String> literals = Set.copyOf(found(LITERAL, sources()));
        return perDocument(document -> problemTypes(document).stream()
                .filter(type -> !literals.contains(type))
                .toList());
    }

    @Test
    void everyKindOfRefusal_isDocumented() throws IOException {
        assertThat(problemTypes(Document.of("src/site/markdown/refusals.md")))
                .containsAll(Arrays.stream(RefusalKind.values())
                        .map(kind -> kind.type().replaceFirst(".*/", ""))
                        .toList());
    }

    @Test
    void everyProblemOfKeyManagement_isDocumented() throws IOException {
        assertThat(problemTypes(Document.of("src/site/markdown/managing.md")))
                .containsAll(found(PROBLEM, sources()).stream()
                        .filter(type -> !type.equals("unchecked-request"))
                        .toList());
    }

    @TestFactory
    List<DynamicTest> classesExist() throws IOException {
        return perDocument(document -> document.code().stream()
                .filter(code -> CLASS.matcher(code).matches())
                .filter(code -> !Files.exists(SOURCES.resolve(
                        "dev/latchkey/" + code.replace("dev.latchkey.", "").replace('.', '/') + ".java")))
                .toList());
    }

    @TestFactory
    List<DynamicTest> testClassesExist() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (String root : List.of("src/latchkey/src/test/java", "it-tests")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.map(file -> file.getFileName().toString().replace(".java", ""))
                        .forEach(classes::add);
            }
        }
        return perDocument(document -> document.code().stream()
                .filter(code -> TEST.matcher(code).matches())
                .filter(code -> !classes.contains(code))
                .toList());
    }

    @TestFactory
    List<DynamicTest> filesExist() throws IOException {
        return perDocument(document -> {
            List<String> missing = new ArrayList<>();
            for (String code : document.code()) {
                found(FILE, code).stream()
                        .filter(file -> !code.contains("<") && !code.contains("*"))
                        // Made by the build.
                        .filter(file -> !file.contains("/target/"))
                        .filter(file -> !Files.exists(Path.of(file)))
                        .forEach(missing::add);
            }
            return missing;
        });
    }
}
