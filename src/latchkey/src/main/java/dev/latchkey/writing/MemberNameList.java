package dev.latchkey.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the names of members out of a parameter that sorts, filters, groups or selects. */
final class MemberNameList {
    /** What may stand beside a name. A member of that name is found first. */
    private static final Set<String> DIRECTIONS =
            Set.of("asc", "desc", "ascending", "descending", "nulls", "first", "last", "ignorecase");

    private MemberNameList() {}

    /** Returns the names, each with what stands between its parts. */
    static List<String> of(String parameter) {
        List<String> names = new ArrayList<>();
        for (String text : parameter.split("[,;|\\s]+")) {
            String name = withoutSigns(text);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Returns whether a text without a member of that name is no name, but says how to sort. */
    static boolean isDirection(String name) {
        return DIRECTIONS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String withoutSigns(String text) {
        int start = 0;
        while (start < text.length() && "+-!~(\"'`".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < text.length() && ":=<>!~()\"'`".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }
}
