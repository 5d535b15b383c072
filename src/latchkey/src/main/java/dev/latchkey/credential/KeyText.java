package dev.latchkey.credential;

import dev.latchkey.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Makes and reads the texts of API keys.
 *
 * <p>A key is {@code <prefix>_<id>_<secret><checksum>}, such as {@code lk_4fT9aQx0ZbKc_…}:
 *
 * <ul>
 *   <li>the <b>prefix</b> is a brand: people and secret scanners recognise a leaked key by it;
 *   <li>the <b>id</b>, 12 base62 digits, is public: it finds the key in the store, and may be logged and shown;
 *   <li>the <b>secret</b>, 27 base62 digits from a {@link SecureRandom}, is worth 160 bits, so that a fast digest is enough
 *       to keep;
 *   <li>the <b>checksum</b>, 6 base62 digits, is the CRC-32 of all before it: a typing error and a random guess are refused
 *       without asking the store.
 * </ul>
 *
 * <p>Only letters, digits and {@code _}: one double-click selects the whole key. Immutable; {@code toString} shows the id.
 */
public final class KeyText {
    /** The number of digits of an id. */
    public static final int ID_LENGTH = 12;

    private static final int SECRET_LENGTH = 27;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int TAIL_LENGTH = SECRET_LENGTH + CHECKSUM_LENGTH;
    private static final char SEPARATOR = '_';
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Holds the text from the offset on: it is not copied out of what it was sent in. */
    private final byte[] text;

    private final int offset;

    /** Null for keys that are made here, whose texts have their ids. */
    private final byte[] importedId;

    private final byte[] importedDigest;

    private KeyText(byte[] text, int offset) {
        this(text, offset, null, null);
    }

    private KeyText(byte[] text, int offset, byte[] importedId, byte[] importedDigest) {
        this.text = text;
        this.offset = offset;
        this.importedId = importedId;
        this.importedDigest = importedDigest;
    }

    /** A key of another system, with the id and the digest that {@link ImportedTexts} computed. */
    static KeyText imported(byte[] text, int offset, byte[] id, byte[] digest) {
        return new KeyText(text, offset, id, digest);
    }

    /** Makes a new key. */
    public static KeyText generate(String prefix) {
        String body = prefix + SEPARATOR + randomDigits(ID_LENGTH) + SEPARATOR + randomDigits(SECRET_LENGTH);
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        byte[] text = new byte[bytes.length + CHECKSUM_LENGTH];
        System.arraycopy(bytes, 0, text, 0, bytes.length);
        long checksum = checksum(bytes, 0, bytes.length);
        for (int i = text.length - 1; i >= bytes.length; i--) {
            text[i] = (byte) Base62.DIGITS.charAt((int) (checksum % Base62.RADIX));
            checksum /= Base62.RADIX;
        }
        return new KeyText(text, 0);
    }

    private static String randomDigits(int length) {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append(Base62.DIGITS.charAt(RANDOM.nextInt(Base62.RADIX)));
        }
        return digits.toString();
    }

    /**
     * Reads a key, if {@code text} is one.
     *
     * @param text what was sent, never null
     * @param prefixes the prefixes that are accepted
     */
    public static Optional<KeyText> parse(String text, List<String> prefixes) {
        return Optional.ofNullable(outline(text, 0, prefixes)).filter(KeyText::isIntact);
    }

    /**
     * Reads what has the outline of a key. Whether it is {@link #isIntact intact} need not be asked of a text whose digest turns
     * out to be that of a key; before its id is used for anything else than to look into a memory, it must be.
     *
     * @param text holds what was sent from {@code from} on, never null
     * @return null if it is no key
     */
    static KeyText outline(String text, int from, List<String> prefixes) {
        int tail = text.length() - TAIL_LENGTH;
        int idStart = tail - 1 - ID_LENGTH;
        if (idStart - from < 2
                || text.charAt(tail - 1) != SEPARATOR
                || text.charAt(idStart - 1) != SEPARATOR
                || !hasPrefix(text, from, idStart - 1, prefixes)) {
            return null;
        }
        // What is beyond ISO 8859-1 becomes a question mark, which is no digit; two characters that are one become one.
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length == text.length() ? new KeyText(bytes, from) : null;
    }

    /** Whether it has no typing error: its digits are digits, and the checksum is that of the rest. */
    public boolean isIntact() {
        if (importedId != null) {
            return true;
        }
        int idStart = idStart();
        int bodyLength = text.length - CHECKSUM_LENGTH;
        return Base62.areDigits(text, idStart, idStart + ID_LENGTH)
                && Base62.areDigits(text, text.length - TAIL_LENGTH, text.length)
                && checksum(text, offset, bodyLength) == Base62.number(text, bodyLength);
    }

    /** Returns how long the text of a key with this prefix is. */
    static int lengthWith(String prefix) {
        return prefix.length() + 1 + ID_LENGTH + 1 + TAIL_LENGTH;
    }

    /**
     * Returns the keys that differ from a text, which is none, in one digit: mostly one, and none for a text of another form.
     *
     * @param text what somebody found, never null
     * @param prefixes the prefixes that are accepted
     */
    public static List<KeyText> corrected(String text, List<String> prefixes) {
        KeyText wrong = outline(text, 0, prefixes);
        if (wrong == null) {
            return List.of();
        }
        List<KeyText> found = new ArrayList<>();
        byte[] tried = wrong.text.clone();
        KeyText attempt = new KeyText(tried, 0);
        for (int i = wrong.idStart(); i < tried.length; i++) {
            byte kept = tried[i];
            for (int digit = 0; digit < Base62.RADIX && kept != SEPARATOR; digit++) {
                tried[i] = (byte) Base62.DIGITS.charAt(digit);
                if (attempt.isIntact()) {
                    found.add(new KeyText(tried.clone(), 0));
                }
            }
            tried[i] = kept;
        }
        return found;
    }

    /** Returns the id in a text that has the outline of a key; empty if it has another form. */
    public static Optional<String> idIn(String text, List<String> prefixes) {
        return Optional.ofNullable(outline(text, 0, prefixes)).map(KeyText::id).filter(KeyText::isId);
    }

    /** Whether {@code id} has the form of a key's id. */
    public static boolean isId(String id) {
        if (id == null || id.length() != ID_LENGTH) {
            return false;
        }
        byte[] bytes = id.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length == ID_LENGTH && Base62.areDigits(bytes, 0, ID_LENGTH);
    }

    private static boolean hasPrefix(String text, int from, int to, List<String> prefixes) {
        for (int i = 0; i < prefixes.size(); i++) {
            if (prefixes.get(i).length() == to - from && text.startsWith(prefixes.get(i), from)) {
                return true;
            }
        }
        return false;
    }

    private static long checksum(byte[] bytes, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, to - from);
        return crc.getValue();
    }

    private int idStart() {
        return text.length - TAIL_LENGTH - 1 - ID_LENGTH;
    }

    /** The public id. */
    public String id() {
        return importedId == null
                ? new String(text, idStart(), ID_LENGTH, StandardCharsets.ISO_8859_1)
                : new String(importedId, StandardCharsets.ISO_8859_1);
    }

    /** The public id, to ask a memory for. */
    public KeyId knownBy() {
        return importedId == null ? KeyId.in(text, idStart()) : KeyId.in(importedId, 0);
    }

    /** The digest that the system that made the key kept of it; null for keys that are made here. Do not change it. */
    public byte[] importedDigest() {
        return importedDigest;
    }

    /** Holds the whole text as ASCII from the {@link #offset} to its end, to be digested; do not change it. */
    public byte[] buffer() {
        return text;
    }

    /** Where in the {@link #buffer} the text begins. */
    public int offset() {
        return offset;
    }

    /** The whole text, to be shown once. */
    public Secret text() {
        return Secret.of(new String(text, offset, text.length - offset, StandardCharsets.ISO_8859_1));
    }

    /** Shows the id alone. */
    @Override
    public String toString() {
        return "KeyText[" + id() + "]";
    }
}
