package dev.latchkey.key;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives keys for one purpose each from a secret: HKDF with HMAC-SHA-256 and an empty salt (RFC 5869). */
final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int HASH_LENGTH = 32;

    private Hkdf() {}

    /** Returns {@code length} bytes that tell nothing about the secret, or about what is derived for another purpose. */
    static byte[] derive(byte[] secret, String purpose, int length) {
        Mac extract = mac(new SecretKeySpec(new byte[HASH_LENGTH], HMAC));
        Mac expand = mac(new SecretKeySpec(extract.doFinal(secret), HMAC));
        ByteArrayOutputStream derived = new ByteArrayOutputStream();
        byte[] block = {};
        for (int i = 1; derived.size() < length; i++) {
            expand.update(block);
            expand.update(purpose.getBytes(StandardCharsets.US_ASCII));
            expand.update((byte) i);
            block = expand.doFinal();
            derived.writeBytes(block);
        }
        return Arrays.copyOf(derived.toByteArray(), length);
    }

    /** Returns an HMAC-SHA-256 under a key. */
    static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is part of every Java runtime", impossible);
        }
    }
}
