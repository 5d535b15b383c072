package dev.latchkey.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README is short, its pictures are small, and it has one example. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("(?m)^```java$");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]+\\]\\(([^)]+)\\)");

    @Test
    void isShort() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        assertThat(lines).hasSizeLessThanOrEqualTo(120).allMatch(line -> line.length() <= 120);
    }

    @Test
    void picturesAreSmall() throws IOException {
        List<String> pictures = PICTURE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(pictures).hasSize(2);
        for (String picture : pictures) {
            assertThat(Files.size(Path.of(picture))).as(picture).isLessThan(120_000);
        }
    }

    @Test
    void hasOneExample() throws IOException {
        assertThat(JAVA.matcher(Files.readString(Path.of("README.md"))).results())
                .hasSize(1);
    }
}
