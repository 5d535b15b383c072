package dev.latchkey.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses the template of a {@code @Path} (REST 3.1, 3.7.3), in which {@code {name}} is a variable for one segment and {@code {name:
 * regex}} a variable for a text that matches the expression. Matches paths, and returns forms of the template without expressions.
 */
public final class UriTemplate {
    /** Constructs that depend on the text around the expression, or on the number of groups before it. */
    private static final Pattern CONTEXT = Pattern.compile("\\(\\?[=!<>]|\\\\[0-9bBAGzZkKQE]|(?<!\\[)\\^|\\$");

    private final List<Part> parts;
    private volatile Matcher matcher;

    /**
     * A literal text or a variable.
     *
     * @param text the literal text, or the name of the variable
     * @param expression the expression of a variable; null if it has none
     */
    private record Part(boolean variable, String text, String expression) {
        /** Returns whether the variable may be empty, so that it is no segment of its own. */
        boolean mayBeEmpty() {
            return expression != null && "".matches(expression);
        }
    }

    /**
     * Decides about paths.
     *
     * @param pattern null if an expression is not a regular expression
     * @param certain whether the pattern is exact; otherwise every path may match
     */
    private record Matcher(Pattern pattern, boolean certain, Set<String> variables) {}

    private UriTemplate(List<Part> parts) {
        this.parts = parts;
    }

    /** Parses the text of an annotation, or a path of a document. */
    public static UriTemplate of(String text) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int open = text.indexOf('{', start);
            int end = open < 0 ? text.length() : open;
            if (end > start) {
                parts.add(new Part(false, text.substring(start, end), null));
            }
            if (open >= 0) {
                end = closingBrace(text, open);
                String[] variable = text.substring(open + 1, end).split(":", 2);
                parts.add(new Part(true, variable[0].strip(), variable.length == 1 ? null : variable[1].strip()));
                end++;
            }
            start = end;
        }
        return new UriTemplate(List.copyOf(parts));
    }

    /** Returns the index of the brace that closes a variable; the end of the text if there is none. */
    private static int closingBrace(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    /** Returns the template without expressions, such as {@code /inputs/{id}}. */
    public String withoutExpressions() {
        return joined(true);
    }

    /** Returns the template with variables that have neither names nor expressions, such as {@code /inputs/{}}. */
    public String withoutNames() {
        return joined(false);
    }

    /** Returns the names of the variables, in order. */
    public List<String> names() {
        return parts.stream().filter(Part::variable).map(Part::text).toList();
    }

    private String joined(boolean named) {
        StringBuilder path = new StringBuilder();
        for (Part part : parts) {
            path.append(part.variable ? "{" + (named ? part.text : "") + "}" : part.text);
        }
        return path.toString();
    }

    /** Returns the path as people write it: without expressions, and without a variable that may be empty before other text. */
    String readable() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.variable) {
                path.append(part.text);
            } else if (!isBeforeText(i) || !part.mayBeEmpty()) {
                path.append('{').append(part.text).append('}');
            }
        }
        return path.toString();
    }

    private boolean isBeforeText(int index) {
        return index + 1 < parts.size()
                && (parts.get(index + 1).variable || parts.get(index + 1).text.charAt(0) != '/');
    }

    /** Returns whether a path, which is a whole number of segments, may match. */
    boolean mayMatch(String path) {
        Matcher matching = matcher();
        return !matching.certain
                || List.of(path, "/" + path, path + "/", "/" + path + "/").stream()
                        .anyMatch(text -> matching.pattern.matcher(text).matches());
    }

    /** Returns the names of the variables that have a value whenever the template matches. */
    Set<String> variables() {
        return matcher().variables;
    }

    private Matcher matcher() {
        Matcher known = matcher;
        if (known == null) {
            known = compile();
            matcher = known;
        }
        return known;
    }

    private Matcher compile() {
        StringBuilder regex = new StringBuilder();
        Set<String> variables = new HashSet<>();
        boolean plain = true;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.variable) {
                String expression = part.expression == null ? "[^/]+" : part.expression;
                plain &= !CONTEXT.matcher(expression).find();
                regex.append("(?:").append(expression).append(')');
                if (isNeverEmpty(expression)) {
                    variables.add(part.text);
                }
            } else {
                regex.append(literal(stripped(part.text, i == 0, i == parts.size() - 1)));
            }
        }
        Pattern compiled = compiled(regex.toString());
        return new Matcher(compiled, plain && compiled != null, variables);
    }

    private static String stripped(String text, boolean first, boolean last) {
        String stripped = first ? text.replaceAll("^/+", "") : text;
        return last ? stripped.replaceAll("/+$", "") : stripped;
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

    /** Returns an expression for a text as it is written, or as it is when it is decoded. */
    private static String literal(String text) {
        return "(?:" + Pattern.quote(text) + "|" + Pattern.quote(decoded(text)) + ")";
    }

    /** Returns the text with its percent-encoded octets decoded, as far as they are well-formed. */
    static String decoded(String text) {
        try {
            return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
