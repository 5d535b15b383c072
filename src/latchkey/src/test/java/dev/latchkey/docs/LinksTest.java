package dev.latchkey.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every link of the documentation leads somewhere, and every page is found from the start page and the menu. */
class LinksTest {
    @TestFactory
    List<DynamicTest> linksLeadToFilesAndHeadings() throws IOException {
        return Document.all().stream()
                .map(document -> DynamicTest.dynamicTest(
                        document.name(), () -> assertThat(broken(document)).isEmpty()))
                .toList();
    }

    private static List<String> broken(Document document) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : document.relativeLinks()) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty()
                    ? document.path()
                    : document.path().resolveSibling(parts[0]).normalize();
            boolean leads = Files.isRegularFile(target)
                    && (parts.length == 1
                            || Document.of(target.toString()).anchors().contains(parts[1]));
            if (!leads) {
                broken.add(link);
            }
        }
        return broken;
    }

    @Test
    void startPage_listsEveryPageOnce() throws IOException {
        assertThat(Document.of("src/site/markdown/index.md").relativeLinks())
                .filteredOn(link -> !link.startsWith("../"))
                .containsExactlyInAnyOrderElementsOf(names(".md").stream()
                        .filter(name -> !name.equals("index.md"))
                        .toList());
    }

    @Test
    void menu_listsEveryPageOnce() throws IOException {
        assertThat(Pattern.compile("href=\"([^\"]+)\"")
                        .matcher(Files.readString(Path.of("src/site/site.xml")))
                        .results()
                        .map(found -> found.group(1))
                        .filter(link -> !link.startsWith("apidocs/")))
                .containsExactlyInAnyOrderElementsOf(names(".html"));
    }

    private static List<String> names(String extension) throws IOException {
        return Document.pages().stream()
                .map(page -> page.path().getFileName().toString().replace(".md", extension))
                .toList();
    }
}
