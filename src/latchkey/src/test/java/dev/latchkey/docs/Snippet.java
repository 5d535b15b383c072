package dev.latchkey.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds one code block of a Markdown file or of Javadoc.
 *
 * @param place the file and the line of the fence
 * @param language the word after the fence, or empty
 * @param text the lines between the fences, without the indentation of the fence
 */
record Snippet(String place, String language, String text) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^( *)```([a-z-]*)\n(.*?)^ *```$");

    /** Returns the code blocks of a file, in their order. */
    static List<Snippet> in(Document document) {
        String all = document.text();
        return FENCED.matcher(all)
                .results()
                .map(found -> at(
                        document.path(),
                        all,
                        found.start(),
                        found.group(2),
                        found.group(3).replaceAll("(?m)^" + found.group(1), "")))
                .toList();
    }

    /** Returns the code block that begins at an offset of the text of a file. */
    static Snippet at(Path file, String all, int offset, String language, String text) {
        long line = 1 + all.substring(0, offset).lines().count();
        return new Snippet(file.getFileName() + ":" + line, language, text);
    }

    @Override
    public String toString() {
        return place;
    }
}
