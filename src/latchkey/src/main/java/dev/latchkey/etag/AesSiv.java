package dev.latchkey.etag;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts short texts so that equal texts have equal ciphertexts, and a changed ciphertext is found: AES-SIV (RFC 5297), made of the
 * AES of the Java runtime. Thread-safe.
 */
final class AesSiv {
    /** The length of the synthetic initialization vector, which stands before the ciphertext. */
    static final int SIV = 16;

    private static final int BLOCK = 16;
    private static final byte POLYNOMIAL = (byte) 0x87;

    private final SecretKeySpec macKey;
    private final SecretKeySpec cipherKey;

    /**
     * Encrypts with a key.
     *
     * @param key 32, 48 or 64 bytes; the first half is for S2V, the second one for encryption
     */
    AesSiv(byte[] key) {
        int half = key.length / 2;
        macKey = new SecretKeySpec(key, 0, half, "AES");
        cipherKey = new SecretKeySpec(key, half, half, "AES");
    }

    /**
     * Encrypts a text.
     *
     * @param context what the ciphertext is bound to; each part counts with its length
     * @return the synthetic initialization vector, and as many bytes as the text has
     */
    byte[] seal(byte[] text, List<byte[]> context) {
        byte[] siv = s2v(context, text);
        byte[] sealed = Arrays.copyOf(siv, SIV + text.length);
        System.arraycopy(ctr(siv, text), 0, sealed, SIV, text.length);
        return sealed;
    }

    /** Returns the text of a ciphertext; empty if it was not made with this key and context. */
    Optional<byte[]> open(byte[] sealed, List<byte[]> context) {
        if (sealed.length < SIV) {
            return Optional.empty();
        }
        byte[] siv = Arrays.copyOf(sealed, SIV);
        byte[] text = ctr(siv, Arrays.copyOfRange(sealed, SIV, sealed.length));
        return MessageDigest.isEqual(siv, s2v(context, text)) ? Optional.of(text) : Optional.empty();
    }

    /** RFC 5297, section 2.4. */
    private byte[] s2v(List<byte[]> context, byte[] text) {
        Cmac cmac = new Cmac(macKey);
        byte[] sum = cmac.of(new byte[BLOCK]);
        for (byte[] part : context) {
            sum = doubled(sum);
            xor(sum, 0, cmac.of(part));
        }
        byte[] last;
        if (text.length >= BLOCK) {
            last = text.clone();
            xor(last, last.length - BLOCK, sum);
        } else {
            last = doubled(sum);
            xor(last, 0, padded(text));
        }
        return cmac.of(last);
    }

    /** RFC 5297, section 2.5: two bits of the vector are cleared, so that counters do not carry into them. */
    private byte[] ctr(byte[] siv, byte[] text) {
        byte[] counter = siv.clone();
        counter[8] &= 0x7f;
        counter[12] &= 0x7f;
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, cipherKey, new IvParameterSpec(counter));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES is part of every Java runtime", impossible);
        }
    }

    private static byte[] padded(byte[] text) {
        byte[] padded = Arrays.copyOf(text, BLOCK);
        padded[text.length] = (byte) 0x80;
        return padded;
    }

    /** Multiplies by x in the field of RFC 5297, section 2.3. */
    private static byte[] doubled(byte[] block) {
        byte[] doubled = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? (block[i + 1] & 0xff) >> 7 : 0;
            doubled[i] = (byte) (block[i] << 1 | next);
        }
        if (block[0] < 0) {
            doubled[BLOCK - 1] ^= POLYNOMIAL;
        }
        return doubled;
    }

    private static void xor(byte[] target, int offset, byte[] other) {
        for (int i = 0; i < BLOCK; i++) {
            target[offset + i] ^= other[i];
        }
    }

    /** Computes AES-CMAC (RFC 4493): CBC, with a subkey in the last block. Not thread-safe. */
    private static final class Cmac {
        private static final IvParameterSpec ZERO = new IvParameterSpec(new byte[BLOCK]);

        private final SecretKeySpec key;
        private final byte[] complete;
        private final byte[] incomplete;

        Cmac(SecretKeySpec key) {
            this.key = key;
            complete = doubled(cbc(new byte[BLOCK]));
            incomplete = doubled(complete);
        }

        byte[] of(byte[] message) {
            int blocks = Math.max(1, (message.length + BLOCK - 1) / BLOCK);
            boolean whole = message.length == blocks * BLOCK;
            byte[] padded = Arrays.copyOf(message, blocks * BLOCK);
            if (!whole) {
                padded[message.length] = (byte) 0x80;
            }
            xor(padded, padded.length - BLOCK, whole ? complete : incomplete);
            return cbc(padded);
        }

        /** Returns the last block. */
        private byte[] cbc(byte[] blocks) {
            try {
                Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
                cipher.init(Cipher.ENCRYPT_MODE, key, ZERO);
                byte[] encrypted = cipher.doFinal(blocks);
                return Arrays.copyOfRange(encrypted, encrypted.length - BLOCK, encrypted.length);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("AES is part of every Java runtime", impossible);
            }
        }
    }
}
