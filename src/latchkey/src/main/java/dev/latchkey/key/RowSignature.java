package dev.latchkey.key;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the signature of a row, in the text form {@code <version of the encoding>:<version of the pepper>:<hex>}.
 *
 * @param encoding the version of {@link RowContent}
 * @param pepper the version of the pepper that the key was derived from
 * @param value the HMAC-SHA-256
 */
record RowSignature(int encoding, int pepper, byte[] value) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3}):([1-9]\\d{0,3}):([0-9a-f]{64})");

    /** Reads the text form; empty if the text has another form. */
    static Optional<RowSignature> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new RowSignature(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        HexFormat.of().parseHex(matcher.group(3))))
                : Optional.empty();
    }

    String text() {
        return encoding + ":" + pepper + ":" + HexFormat.of().formatHex(value);
    }

    /** Shows how it was made, not what it is. */
    @Override
    public String toString() {
        return encoding + ":" + pepper;
    }
}
