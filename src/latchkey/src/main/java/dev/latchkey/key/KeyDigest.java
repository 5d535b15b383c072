package dev.latchkey.key;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the digest of a key's secret, in the text form {@code sha256:<hex>}, {@code hmac-sha256:<pepper>:<hex>} or, until the key is
 * used, {@code imported:<hex>}, which is the digest of another system or environment.
 *
 * <p>Immutable. Compared by {@link Digester} alone, in constant time.
 */
public final class KeyDigest {
    /** Stands for a digest without pepper. */
    static final int NO_PEPPER = 0;

    /** What the text form of a digest without pepper begins with. */
    static final String WITHOUT_PEPPER = "sha256:";

    /** What the text form of an imported digest begins with: the signature of its row proves it, where there is a pepper. */
    static final String IMPORTED = "imported:";

    private static final Pattern FORM =
            Pattern.compile("(?:sha256|imported|hmac-sha256:([1-9]\\d{0,3})):([0-9a-f]{64})");

    private final int pepper;
    private final byte[] value;
    private final boolean imported;

    KeyDigest(int pepper, byte[] value) {
        this(pepper, value, false);
    }

    private KeyDigest(int pepper, byte[] value, boolean imported) {
        this.pepper = pepper;
        this.value = value;
        this.imported = imported;
    }

    /** Returns the digest that another system or environment kept. */
    static KeyDigest imported(byte[] value) {
        return new KeyDigest(NO_PEPPER, value, true);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is not one; the message does not repeat it
     */
    public static KeyDigest parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "the digest must be sha256:<64 hex digits> or hmac-sha256:<pepper version>:<64 hex digits>");
        }
        int pepper = matcher.group(1) == null ? NO_PEPPER : Integer.parseInt(matcher.group(1));
        return new KeyDigest(pepper, HexFormat.of().parseHex(matcher.group(2)), text.startsWith(IMPORTED));
    }

    /** Returns whether a text is the text form of a digest. */
    static boolean isDigest(String text) {
        return FORM.matcher(text).matches();
    }

    /** Returns the digest of no text, which takes a pepper that is not there: for a row that nothing is known of. */
    static KeyDigest undecided(String signature) {
        int pepper = RowSignature.parse(signature).map(RowSignature::pepper).orElse(0);
        return new KeyDigest(-Math.max(pepper, 1), new byte[0]);
    }

    /** The version of the pepper that it was made with, or {@link #NO_PEPPER}. */
    int pepper() {
        return pepper;
    }

    boolean isImported() {
        return imported;
    }

    byte[] value() {
        return value;
    }

    /** The text form. */
    public String text() {
        String start = pepper == NO_PEPPER ? WITHOUT_PEPPER : "hmac-sha256:" + pepper + ":";
        return (imported ? IMPORTED : start) + HexFormat.of().formatHex(value);
    }

    /** Shows how it was made, not what it is. */
    @Override
    public String toString() {
        String how = pepper == NO_PEPPER ? "sha256" : "hmac-sha256:" + Math.abs(pepper);
        return imported ? "imported" : how;
    }
}
