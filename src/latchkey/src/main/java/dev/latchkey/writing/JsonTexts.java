package dev.latchkey.writing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes texts in JSON. */
final class JsonTexts {
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private JsonTexts() {}

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Returns the first place from {@code from} on at which a text ends or an escape begins; {@code to} if there is none. */
    static int endOfRun(byte[] source, int from, int to) {
        int end = from;
        while (end < to && source[end] != '"' && source[end] != '\\') {
            end++;
        }
        return end;
    }

    /** Returns the first place from {@code from} on at which a number or a word ends; {@code to} if there is none. */
    static int endOfLiteral(byte[] source, int from, int to) {
        int end = from;
        while (end < to && isLiteral(source[end])) {
            end++;
        }
        return end;
    }

    /** Returns whether a byte belongs to a number, or to a word such as {@code null}. */
    static boolean isLiteral(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '-' || b == '+' || b == '.';
    }

    /** Returns what is wrong with a body that has such a byte between its tokens. */
    static MalformedBodyException unexpected(byte b, long position) {
        return malformed(b <= 0 ? "is not in UTF-8" : "has an unexpected character", position);
    }

    static MalformedBodyException malformed(String what, long position) {
        return new MalformedBodyException(what + " at byte " + (position + 1));
    }

    /**
     * Returns the text that stands between quotes.
     *
     * @throws MalformedBodyException if it is no text in UTF-8, or has an escape that JSON does not know
     */
    static String decoded(ByteQueue bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString();
        } catch (CharacterCodingException otherEncoding) {
            throw new MalformedBodyException("has a name that is not in UTF-8");
        }
        return text.indexOf('\\') < 0 ? text : unescaped(text);
    }

    private static String unescaped(String text) {
        StringBuilder unescaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                unescaped.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            if (kind == 'u') {
                unescaped.append(codeUnit(text, i + 1));
                i += 4;
            } else {
                int known = ESCAPED.indexOf(kind);
                if (known < 0) {
                    throw new MalformedBodyException("has a name with an unknown escape");
                }
                unescaped.append(MEANT.charAt(known));
            }
        }
        return unescaped.toString();
    }

    private static char codeUnit(String text, int from) {
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0 || text.charAt(i) > 'f') {
                throw new MalformedBodyException("has a name with a malformed escape");
            }
            unit = 16 * unit + digit;
        }
        return (char) unit;
    }
}
