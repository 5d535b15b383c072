package dev.latchkey.etag;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Encrypts the opaque texts of entity tags with secrets that all servers share. Thread-safe. */
public final class TagCipher {
    /** The length of a secret in bytes. */
    public static final int SECRET = 64;

    private static final int BLOCK = 16;
    private static final byte END = (byte) 0x80;

    private final List<AesSiv> ciphers;
    private final String unmatched;

    /**
     * Encrypts with the first of these secrets, and decrypts with all.
     *
     * @param secrets of {@link #SECRET} bytes each; not empty
     */
    public TagCipher(List<byte[]> secrets) {
        ciphers = secrets.stream().map(AesSiv::new).toList();
        byte[] random = new byte[2 * BLOCK];
        new SecureRandom().nextBytes(random);
        unmatched = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Returns the tag of a view, equal for equal arguments on every server. Its length tells of the tag's length nearly nothing. */
    String seal(String opaque, List<byte[]> view) {
        byte[] text = opaque.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length / BLOCK + 1) * BLOCK);
        padded[text.length] = END;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ciphers.get(0).seal(padded, view));
    }

    /** Returns the tag of the application in a tag of this very view; empty for every other tag. */
    Optional<String> open(String sealed, List<byte[]> view) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
        return ciphers.stream()
                .flatMap(cipher -> cipher.open(bytes, view).stream())
                .map(TagCipher::unpadded)
                .findFirst();
    }

    private static String unpadded(byte[] text) {
        int end = text.length - 1;
        while (text[end] != END) {
            end--;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** Returns a tag that no application has. */
    String unmatched() {
        return unmatched;
    }
}
