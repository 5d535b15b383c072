package dev.latchkey.docs;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds one fenced code block of a Markdown file.
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
                .map(found -> new Snippet(
                        document.path().getFileName() + ":"
                                + (1 + all.substring(0, found.start()).lines().count()),
                        found.group(2),
                        found.group(3).replaceAll("(?m)^" + found.group(1), "")))
                .toList();
    }

    @Override
    public String toString() {
        return place;
    }
}
