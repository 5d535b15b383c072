package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleServletTest {
    private static final Path FOLDER = Path.of("src/latchkey/src/main/resources/META-INF/resources/latchkey");

    @Test
    void everyFileOfTheConsole_isHandedOut() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ConsoleServlet.FILES);
        }
    }

    @Test
    void noFile_asksForAnythingElsewhere() throws IOException {
        for (String file : ConsoleServlet.FILES) {
            assertThat(Files.readString(FOLDER.resolve(file)).replace("http://www.w3.org/2000/svg", ""))
                    .as(file)
                    .doesNotContainPattern("https?://[a-z]")
                    .doesNotContain("sessionStorage", "document.cookie", "innerHTML", "eval(");
        }
    }

    @Test
    void onlyPreferencesOfTheReader_areStored() throws IOException {
        for (String file : ConsoleServlet.FILES) {
            String source = Files.readString(FOLDER.resolve(file));
            assertThat(Pattern.compile("localStorage\\.(\\w+\\([^)]*)\\)")
                            .matcher(source)
                            .results()
                            .map(use -> use.group(1)))
                    .as(file)
                    .isSubsetOf("getItem(STORED", "setItem(STORED, tag", "setItem(STORED, on ? \"on\" : \"off\"");
            assertThat(source.split("localStorage", -1)).as(file).hasSizeLessThanOrEqualTo(3);
        }
    }
}
