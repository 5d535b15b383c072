package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about clients quotes the very files that {@code mvn -Pclients verify} runs. */
class ClientsPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/clients.md");
    private static final Path CLIENTS = Path.of("it-tests/clients");
    private static final Pattern QUOTE =
            Pattern.compile("<!-- (it-tests/\\S+) -->\n```\\S+\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void everySnippetIsQuotedWordForWord() throws IOException {
        Map<String, String> quoted = new TreeMap<>();
        Matcher quotes = QUOTE.matcher(Files.readString(PAGE));
        while (quotes.find()) {
            quoted.put(quotes.group(1), quotes.group(2));
        }
        Map<String, String> snippets = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CLIENTS)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of("published", "openapi", "generated")
                            .map(CLIENTS::resolve)
                            .noneMatch(file::startsWith))
                    .toList()) {
                snippets.put(file.toString().replace('\\', '/'), Files.readString(file));
            }
        }
        assertThat(snippets).hasSize(7);
        assertThat(quoted).isEqualTo(snippets);
    }
}
