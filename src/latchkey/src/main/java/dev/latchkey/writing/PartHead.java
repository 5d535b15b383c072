package dev.latchkey.writing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the header fields of one part of a multipart form.
 *
 * @param names the names that a reader may take its field for
 * @param text the fields as they were sent, with the empty line behind them
 */
record PartHead(Set<String> names, byte[] text) {
    private static final String DISPOSITION = "content-disposition";
    private static final String NAME = "name";

    /**
     * Reads the fields.
     *
     * @param head the fields between two ends of lines
     * @param delimiter what stands between parts
     * @throws MalformedBodyException if readers could understand them in different ways
     */
    static PartHead of(byte[] head, byte[] delimiter) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.contains(new String(delimiter, StandardCharsets.ISO_8859_1))) {
            throw malformed();
        }
        Set<String> names = null;
        for (String line : text.substring(2, Math.max(2, text.length() - 4)).split("\r\n", -1)) {
            int colon = line.indexOf(':');
            boolean isFolded = line.startsWith(" ") || line.startsWith("\t");
            if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0 || line.indexOf(0) >= 0 || isFolded) {
                throw malformed();
            }
            if (colon < 0 && !line.isEmpty()) {
                throw malformed();
            }
            if (colon >= 0
                    && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals(DISPOSITION)) {
                if (names != null) {
                    throw malformed();
                }
                names = new Disposition(line, colon + 1).names();
            }
        }
        return new PartHead(names == null ? Set.of() : names, Arrays.copyOfRange(head, 2, head.length));
    }

    private static MalformedBodyException malformed() {
        return new MalformedBodyException("has a part with a malformed head");
    }

    /** Reads the parameters of one {@code Content-Disposition} (RFC 6266, RFC 7578). */
    private static final class Disposition {
        private final String line;
        private int at;

        Disposition(String line, int at) {
            this.line = line;
            this.at = at;
        }

        Set<String> names() {
            Set<String> names = null;
            upTo(";");
            while (at < line.length()) {
                at++;
                String parameter = upTo("=;").strip().toLowerCase(Locale.ROOT);
                Set<String> values = at < line.length() && line.charAt(at) == '=' ? value() : Set.of();
                if (parameter.equals(NAME)) {
                    if (names != null) {
                        throw malformed();
                    }
                    names = new LinkedHashSet<>();
                    for (String text : values) {
                        names.add(decoded(text));
                    }
                } else if (parameter.startsWith(NAME)) {
                    // RFC 2231 has names in several pieces, and in other encodings.
                    throw malformed();
                }
            }
            return names == null ? Set.of() : names;
        }

        /** Takes what stands before one of {@code ends}; quotes, comments and escapes have no place in it. */
        private String upTo(String ends) {
            int start = at;
            while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
                if ("\"()\\<>".indexOf(line.charAt(at)) >= 0) {
                    throw malformed();
                }
                at++;
            }
            return line.substring(start, at);
        }

        /** Takes a value. Some readers take the backslash in a text for an escape, and others for itself. */
        private Set<String> value() {
            at++;
            while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
                at++;
            }
            if (at == line.length() || line.charAt(at) != '"') {
                return Set.of(upTo(";"));
            }
            int start = ++at;
            StringBuilder unescaped = new StringBuilder();
            while (at < line.length() && line.charAt(at) != '"') {
                if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                    at++;
                }
                unescaped.append(line.charAt(at++));
            }
            if (at == line.length()) {
                throw malformed();
            }
            Set<String> values = new LinkedHashSet<>();
            values.add(unescaped.toString());
            values.add(line.substring(start, at));
            at++;
            if (!upTo(";").isBlank()) {
                throw malformed();
            }
            return values;
        }

        private static String decoded(String value) {
            if (value.contains("=?")) {
                // RFC 2047 has words in other encodings.
                throw malformed();
            }
            byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
            return FormScanner.text(bytes, bytes.length);
        }
    }
}
