package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The message files of the console are complete in each language, and the console has no other texts. */
class ConsoleMessagesTest {
    private static final Path FOLDER = Path.of("src/latchkey/src/main/resources/META-INF/resources/latchkey");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)\\}");
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:(?<![:\"'])//.*$)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"|`([^`]*)`");
    private static final Pattern KEY = Pattern.compile("[a-z]+\\.[a-z][a-z-]*");
    private static final Pattern BUILT = Pattern.compile("^([a-z]+\\.(?:[a-z-]+-)?)\\$\\{");
    /** Words of protocols, keys of a keyboard, names of scopes, and the message about a missing message. */
    private static final Pattern TECHNICAL = Pattern.compile(
            "GET|POST|PATCH|DELETE|ETag|All|Latchkey|Escape|Enter|Esc|Tab|Home|End|Arrow\\w+|PT?\\d+[HD]|icon icon-.*|no message .*");

    private static final Pattern TEXT = Pattern.compile("(?s).*\\p{L}{2,} \\p{L}{2,}.*|\\p{Lu}\\p{L}+[.…!?]?");

    private static JsonObject messages(String language) throws IOException {
        try (JsonReader reader =
                Json.createReader(Files.newBufferedReader(FOLDER.resolve("messages." + language + ".json")))) {
            return reader.readObject();
        }
    }

    private static Stream<Path> scripts() throws IOException {
        return Files.list(FOLDER).filter(file -> file.toString().endsWith(".js"));
    }

    private static List<String> literals(Path script) throws IOException {
        List<String> literals = new ArrayList<>();
        String code = COMMENT.matcher(Files.readString(script)).replaceAll("");
        for (MatchResult literal : LITERAL.matcher(code).results().toList()) {
            literals.add(literal.group(1) == null ? literal.group(2) : literal.group(1));
        }
        return literals;
    }

    private static List<String> texts(JsonValue message) {
        return message instanceof JsonString text
                ? List.of(text.getString())
                : message.asJsonObject().values().stream()
                        .map(form -> ((JsonString) form).getString())
                        .toList();
    }

    private static Set<String> placeholders(JsonValue message) {
        return texts(message).stream()
                .flatMap(text -> PLACEHOLDER.matcher(text).results().map(match -> match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void everyText_existsInEveryLanguage_withTheSameValues(String language) throws IOException {
        JsonObject english = messages("en");
        JsonObject translated = messages(language);
        assertThat(translated.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        for (Map.Entry<String, JsonValue> entry : english.entrySet()) {
            String key = entry.getKey();
            assertThat(placeholders(translated.get(key))).as(key).isEqualTo(placeholders(entry.getValue()));
            assertThat(texts(translated.get(key))).as(key).noneMatch(String::isBlank);
            assertThat(translated.get(key).getValueType())
                    .as(key)
                    .isEqualTo(entry.getValue().getValueType());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void everyTextWithPluralForms_hasThoseOfItsLanguage(String language) throws IOException {
        for (Map.Entry<String, JsonValue> entry : messages(language).entrySet()) {
            if (entry.getValue() instanceof JsonObject forms) {
                assertThat(forms.keySet()).as(entry.getKey()).containsExactlyInAnyOrder("one", "other");
            }
        }
    }

    /** A key that is built at run time is used by its beginning. */
    @Test
    void everyText_isUsed_andEveryTextThatIsUsed_exists() throws IOException {
        Set<String> keys = messages("en").keySet();
        Set<String> areas =
                keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        Set<String> used = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>();
        for (Path script : scripts().toList()) {
            for (String literal : literals(script)) {
                if (KEY.matcher(literal).matches() && areas.contains(literal.substring(0, literal.indexOf('.')))) {
                    used.add(literal);
                }
                BUILT.matcher(literal).results().forEach(built -> beginnings.add(built.group(1)));
            }
        }
        // Such as h("p.problem"): a tag with its class.
        used.removeIf(name -> Set.of("key.js", "keys.js").contains(name));
        assertThat(keys).containsAll(used);
        assertThat(keys)
                .allMatch(key -> used.contains(key) || beginnings.stream().anyMatch(key::startsWith));
    }

    /** Programs are written in their own languages. */
    @Test
    void noScript_hasATextOfItsOwn() throws IOException {
        for (Path script :
                scripts().filter(file -> !file.endsWith("snippets.js")).toList()) {
            for (String literal : literals(script)) {
                if (!TECHNICAL.matcher(literal).matches()) {
                    assertThat(literal)
                            .as(script.getFileName() + ": a text belongs into the message files")
                            .doesNotMatch(TEXT);
                }
            }
        }
    }

    @Test
    void everyProblemOfTheApi_hasATranslation() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/managing.md"));
        String section = page.substring(page.indexOf("## Problem types"), page.indexOf("The [refusals of every"));
        Set<String> types = Pattern.compile("(?m)^\\| [\\d, ]+\\| ([^|]*) \\|")
                .matcher(section)
                .results()
                .flatMap(row ->
                        Pattern.compile("`([a-z-]+)`").matcher(row.group(1)).results())
                .map(type -> "problem." + type.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(types).hasSizeGreaterThan(15);
        assertThat(messages("en").keySet()).containsAll(types);
    }
}
