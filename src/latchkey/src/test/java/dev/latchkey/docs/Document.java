package dev.latchkey.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one Markdown file of the documentation.
 *
 * @param path where it is, from the root of the repository
 * @param text all of it
 */
record Document(Path path, String text) {
    static final Path PAGES = Path.of("src/site/markdown");

    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");

    static Document of(String path) throws IOException {
        return new Document(Path.of(path), Files.readString(Path.of(path)));
    }

    /** Returns every page of the site. */
    static List<Document> pages() throws IOException {
        List<Document> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(new Document(file, Files.readString(file)));
            }
        }
        return pages;
    }

    /** Returns every page and the files for readers at the top of the repository. */
    static List<Document> all() throws IOException {
        List<Document> all = new ArrayList<>(pages());
        for (String file : List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")) {
            all.add(of(file));
        }
        return all;
    }

    String name() {
        return path.toString().replace('\\', '/');
    }

    private String withoutCodeBlocks() {
        return COMMENT.matcher(CODE_BLOCK.matcher(text).replaceAll("")).replaceAll("");
    }

    /** Returns the paragraphs, list items, headings and table cells, one a line, without code and targets of links. */
    List<String> prose() {
        String plain = CODE.matcher(withoutCodeBlocks()).replaceAll("CODE");
        plain = LINK.matcher(plain).replaceAll("$1").replace("**", "");
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : plain.split("\n", -1)) {
            String stripped = line.strip();
            boolean begins = stripped.isEmpty()
                    || stripped.startsWith("#")
                    || stripped.startsWith("|")
                    || stripped.matches("(?:[-*]|\\d+\\.) .*");
            if (begins && !block.isEmpty()) {
                blocks.add(block.toString().strip());
                block.setLength(0);
            }
            if (stripped.startsWith("|")) {
                Stream.of(stripped.split("\\|")).map(String::strip).forEach(blocks::add);
            } else {
                block.append(stripped.replaceFirst("^(?:#+|[-*]|\\d+\\.) ", "")).append(' ');
            }
        }
        blocks.add(block.toString().strip());
        return blocks.stream().filter(text -> !text.isEmpty()).toList();
    }

    /** Returns the anchors of the headings, as GitHub makes them. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        Matcher heading = HEADING.matcher(withoutCodeBlocks());
        while (heading.find()) {
            String anchor = heading.group(1)
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    /** Returns the targets of links and pictures that are not absolute. */
    List<String> relativeLinks() {
        Matcher link = Pattern.compile("\\]\\(([^)\\s]+)\\)").matcher(withoutCodeBlocks());
        return link.results()
                .map(found -> found.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** Returns the texts in inline code. */
    List<String> code() {
        return CODE.matcher(withoutCodeBlocks())
                .results()
                .map(found -> found.group().replace("`", ""))
                .toList();
    }
}
