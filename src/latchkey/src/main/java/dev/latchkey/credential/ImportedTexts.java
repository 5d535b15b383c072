package dev.latchkey.credential;

import dev.latchkey.config.ImportedForm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads the texts of keys that another system made. Such a text has no id, so its digest is computed as that system did, and the id is
 * derived from the digest. Thread-safe.
 */
public final class ImportedTexts {
    /** Shorter secrets could be guessed. */
    private static final int FEWEST_AFTER_PREFIX = 20;

    private static final int LONGEST = 200;

    private final List<ImportedForm> forms;

    /** Reads texts of these forms. */
    public ImportedTexts(List<ImportedForm> forms) {
        this.forms = List.copyOf(forms);
    }

    /** Reads a key, if {@code text} is one of another system. */
    public Optional<KeyText> parse(String text) {
        return Optional.ofNullable(outline(text, 0));
    }

    /**
     * Reads the key of another system.
     *
     * @param text holds what was sent from {@code from} on
     * @return null if it is none
     */
    KeyText outline(String text, int from) {
        for (int i = 0; i < forms.size(); i++) {
            ImportedForm form = forms.get(i);
            if (text.startsWith(form.prefix(), from)) {
                return isAllowed(text, from, form) ? read(text, from, form) : null;
            }
        }
        return null;
    }

    private static boolean isAllowed(String text, int from, ImportedForm form) {
        int length = text.length() - from;
        return length >= form.prefix().length() + FEWEST_AFTER_PREFIX
                && length <= LONGEST
                && text.chars()
                        .skip(from)
                        .allMatch(character -> character > ' ' && character <= '~' && character != ',');
    }

    private static KeyText read(String text, int from, ImportedForm form) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int start = form.rest() ? from + form.prefix().length() : from;
        byte[] digest = digest(Arrays.copyOfRange(bytes, start, bytes.length), form);
        return KeyText.imported(bytes, from, id(digest), digest);
    }

    private static byte[] digest(byte[] content, ImportedForm form) {
        try {
            if (form.secret().isEmpty()) {
                return MessageDigest.getInstance("SHA-256").digest(content);
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] secret = Base64.getDecoder().decode(form.secret().get().reveal());
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
        }
    }

    /** Returns the id of the key with a digest: 12 base62 digits of another digest of it. */
    public static String idOf(byte[] digest) {
        return new String(id(digest), StandardCharsets.ISO_8859_1);
    }

    private static byte[] id(byte[] digest) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update("latchkey imported key ".getBytes(StandardCharsets.US_ASCII));
            byte[] derived = hash.digest(digest);
            byte[] id = new byte[KeyText.ID_LENGTH];
            for (int i = 0; i < id.length; i++) {
                int number = (derived[2 * i] & 0xff) << Byte.SIZE | derived[2 * i + 1] & 0xff;
                id[i] = (byte) Base62.DIGITS.charAt(number % Base62.RADIX);
            }
            return id;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
        }
    }
}
