package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about CORS quotes the very filters that the integration tests deploy. */
class CorsPageTest {
    private static final Pattern QUOTE =
            Pattern.compile("<!-- (it-tests/\\S+) -->\n```\\S+\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void everyFilterIsQuotedWordForWord() throws IOException {
        Matcher quotes = QUOTE.matcher(Files.readString(Path.of("src/site/markdown/cors.md")));
        int found = 0;
        while (quotes.find()) {
            assertThat(quotes.group(2)).as(quotes.group(1)).isEqualTo(Files.readString(Path.of(quotes.group(1))));
            found++;
        }
        assertThat(found).isEqualTo(2);
    }
}
