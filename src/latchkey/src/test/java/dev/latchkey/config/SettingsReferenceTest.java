package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What deployers read about settings is what the code has. */
class SettingsReferenceTest {
    private static final Path DESCRIPTOR = Path.of("deploy-descriptors/web.xml");
    private static final Path PAGE = Path.of("src/site/markdown/settings.md");

    private static Map<String, String> found(Path file, String regex) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher matcher = Pattern.compile(regex).matcher(Files.readString(file));
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2));
        }
        return found;
    }

    private static Map<String, String> defaults(String none) {
        Map<String, String> defaults = new LinkedHashMap<>();
        Arrays.stream(Setting.values())
                .forEach(setting ->
                        defaults.put(setting.key(), setting.fallback().isEmpty() ? none : setting.fallback()));
        return defaults;
    }

    @Test
    void descriptor_listsEverySettingWithItsDefault() throws IOException {
        String regex = "<param-name>(.*?)</param-name>\\s*<param-value>(.*?)</param-value>";
        assertThat(found(DESCRIPTOR, regex)).isEqualTo(defaults(""));
    }

    @Test
    void page_listsEverySettingWithItsDefault() throws IOException {
        assertThat(found(PAGE, "(?m)^\\| `(.*?)` \\| `?(.*?)`? \\|")).isEqualTo(defaults("–"));
    }

    @Test
    void descriptor_allowsWhatTheCodeAllows() throws IOException {
        Map<String, String> comments = comments();
        for (Setting setting : Setting.values()) {
            assertThat(comments.get(setting.key())).endsWith(" Allowed: " + setting.allowed() + ".");
        }
    }

    @Test
    void page_saysWhatTheDescriptorSays() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `(latchkey[^`]*)` \\|[^|]*\\| (.*) \\| (.*) \\|$")
                .matcher(Files.readString(PAGE).replace("&lt;", "<"));
        while (row.find()) {
            rows.put(row.group(1), row.group(2) + " Allowed: " + row.group(3) + ".");
        }
        assertThat(rows).isEqualTo(comments());
    }

    /** The comment above each setting, in one line. */
    private static Map<String, String> comments() throws IOException {
        Map<String, String> comments = new LinkedHashMap<>();
        Matcher comment = Pattern.compile(
                        "<!--((?:(?!-->).)*)-->\\s*<context-param>\\s*<param-name>(.*?)</param-name>", Pattern.DOTALL)
                .matcher(Files.readString(DESCRIPTOR));
        while (comment.find()) {
            comments.put(comment.group(2), comment.group(1).strip().replaceAll("\\s+", " "));
        }
        return comments;
    }
}
