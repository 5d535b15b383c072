package dev.latchkey.key;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides which labels keys and applications may have, and how a column holds them: lines of {@code name=value}. */
final class LabelRules {
    /** The largest number of labels. */
    static final int MOST = 20;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cs}]{1,64}");

    private LabelRules() {}

    /**
     * Goes on only with labels that are allowed.
     *
     * @throws InvalidTermsException if there are too many, or one is malformed
     */
    static Map<String, String> require(Map<String, String> labels) {
        if (labels.size() > MOST) {
            throw refused("there are at most " + MOST + " labels, but these are " + labels.size());
        }
        labels.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw refused(
                        "the name of a label has 1 to 32 lower-case letters, digits, dots, hyphens and underscores");
            }
            if (!VALUE.matcher(value).matches() || value.isBlank()) {
                throw refused("the value of the label " + name + " has 1 to 64 characters in one line");
            }
        });
        return labels;
    }

    private static InvalidTermsException refused(String why) {
        return new InvalidTermsException("labels", why);
    }

    /** Returns the column of labels; null for none. */
    static String column(Map<String, String> labels) {
        return labels.isEmpty()
                ? null
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    /** Returns the labels of a column, which may be null, and where anything may stand. */
    static Map<String, String> of(String column) {
        return column == null
                ? Map.of()
                : Stream.of(column.split("\n"))
                        .filter(line -> line.indexOf('=') > 0)
                        .collect(Collectors.toMap(
                                line -> line.substring(0, line.indexOf('=')),
                                line -> line.substring(line.indexOf('=') + 1),
                                (one, other) -> one,
                                TreeMap::new));
    }
}
