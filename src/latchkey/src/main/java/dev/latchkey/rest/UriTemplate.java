package dev.latchkey.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The template of a {@code @Path} (REST 3.1, 3.7.3): {@code {name}} stands for one segment, {@code {name: regex}} for whatever
 * the expression matches. Tells which paths may match it.
 */
final class UriTemplate {
    /** What makes an expression depend on the text around it, or on the number of groups before it. */
    private static final Pattern CONTEXT = Pattern.compile("\\(\\?[=!<>]|\\\\[0-9bBAGzZkKQE]|(?<!\\[)\\^|\\$");

    private final Pattern pattern;
    private final Set<String> variables = new HashSet<>();
    private final boolean certain;

    /** Reads the text of an annotation. An expression that is no regular expression matches everything. */
    UriTemplate(String text) {
        StringBuilder regex = new StringBuilder();
        String path = stripped(text);
        boolean plain = true;
        for (int i = 0; i < path.length(); i++) {
            int end = path.charAt(i) == '{' ? closingBrace(path, i) : path.indexOf('{', i);
            if (path.charAt(i) == '{') {
                String[] variable = path.substring(i + 1, Math.max(end, i + 1)).split(":", 2);
                String expression = variable.length == 1 ? "[^/]+" : variable[1].strip();
                plain &= !CONTEXT.matcher(expression).find();
                regex.append("(?:").append(expression).append(')');
                if (isNeverEmpty(expression)) {
                    variables.add(variable[0].strip());
                }
                i = end;
            } else {
                int stop = end < 0 ? path.length() : end;
                regex.append(literal(path.substring(i, stop)));
                i = stop - 1;
            }
        }
        Pattern compiled = compiled(regex.toString());
        this.certain = plain && compiled != null;
        this.pattern = compiled;
    }

    private static boolean isNeverEmpty(String expression) {
        Pattern compiled = compiled(expression);
        return compiled != null
                && !CONTEXT.matcher(expression).find()
                && !compiled.matcher("").matches();
    }

    private static Pattern compiled(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** As it is written, or as it is when it is decoded. */
    private static String literal(String text) {
        return "(?:" + Pattern.quote(text) + "|" + Pattern.quote(decoded(text)) + ")";
    }

    /** The text with its percent-encoded octets decoded, as far as they are well-formed. */
    static String decoded(String text) {
        try {
            return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static String stripped(String path) {
        return path.replaceAll("^/+|/+$", "");
    }

    private static int closingBrace(String path, int open) {
        int depth = 0;
        for (int i = open; i < path.length(); i++) {
            depth += path.charAt(i) == '{' ? 1 : path.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return path.length();
    }

    /** Whether the path, which is a whole number of segments, may match. */
    boolean mayMatch(String path) {
        return !certain
                || List.of(path, "/" + path, path + "/", "/" + path + "/").stream()
                        .anyMatch(each -> pattern.matcher(each).matches());
    }

    /** The names of the variables that have a value whenever the template is matched. */
    Set<String> variables() {
        return variables;
    }
}
