package dev.latchkey.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the value of {@code If-Match} or {@code If-None-Match} (RFC 9110, sections 13.1.1 and 13.1.2): {@code *}, or a list of
 * entity tags. Immutable.
 */
final class EntityTags {
    private static final String WEAK = "W/";

    private final boolean any;
    private final List<String> tags;

    private EntityTags(boolean any, List<String> tags) {
        this.any = any;
        this.tags = tags;
    }

    /**
     * Reads all lines of a field as one list (RFC 9110, section 5.3). Empty elements are ignored.
     *
     * @throws IllegalArgumentException if this is neither {@code *} nor a list of entity tags
     */
    static EntityTags parse(List<String> lines) {
        String text = String.join(",", lines);
        if (text.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        return new EntityTags(false, new Scanner(text).tags());
    }

    /** Returns whether it is {@code *}. */
    boolean isAny() {
        return any;
    }

    /**
     * Returns whether {@code *} or an element matches by the strong comparison: neither tag is weak.
     *
     * @param tag the tag of the selected representation; empty if it has none
     */
    boolean matchesStrongly(Optional<String> tag) {
        return any
                || tag.filter(current -> !current.startsWith(WEAK))
                        .filter(tags::contains)
                        .isPresent();
    }

    /** Returns whether {@code *} or an element matches by the weak comparison: the opaque tags are the same. */
    boolean matchesWeakly(Optional<String> tag) {
        return any
                || tag.map(EntityTags::opaque)
                        .filter(current -> tags.stream().map(EntityTags::opaque).anyMatch(current::equals))
                        .isPresent();
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }

    /** Splits a list. Commas within quotation marks are parts of tags. */
    private static final class Scanner {
        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        List<String> tags() {
            List<String> tags = new ArrayList<>();
            boolean separated = true;
            while (skipBlanks()) {
                if (text.charAt(at) == ',') {
                    at++;
                    separated = true;
                } else if (separated) {
                    tags.add(tag());
                    separated = false;
                } else {
                    throw malformed();
                }
            }
            return List.copyOf(tags);
        }

        /** Returns whether text is left. */
        private boolean skipBlanks() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            return at < text.length();
        }

        private String tag() {
            int begin = at;
            if (text.startsWith(WEAK, at)) {
                at += WEAK.length();
            }
            expectQuote();
            while (at < text.length() && isInTag(text.charAt(at))) {
                at++;
            }
            expectQuote();
            return text.substring(begin, at);
        }

        private void expectQuote() {
            if (at >= text.length() || text.charAt(at) != '"') {
                throw malformed();
            }
            at++;
        }

        /** RFC 9110, section 8.8.3: etagc. */
        private static boolean isInTag(char character) {
            return character == '!' || character >= '#' && character != 0x7F;
        }

        private static IllegalArgumentException malformed() {
            return new IllegalArgumentException("neither * nor a list of entity tags");
        }
    }
}
