package dev.latchkey.key;

import dev.latchkey.config.Pepper;
import dev.latchkey.credential.KeyText;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digests key texts and compares them: HMAC-SHA-256 under the newest pepper, SHA-256 where none is configured.
 *
 * <p>A fast digest is right here: the secret has 160 random bits, so there is nothing to guess that a slow one would
 * protect. How a key is checked is told by its stored digest alone, by nothing in the presented text. Thread-safe.
 */
public final class Digester {
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Digester::sha256);
    private static final int LENGTH = 32;

    /** What is compared is made anew for each request, and of no use to anybody after it. */
    private static final ThreadLocal<byte[]> COMPARED = ThreadLocal.withInitial(() -> new byte[LENGTH]);

    private static final String HMAC = "HmacSHA256";

    private final int newest;
    private final Map<Integer, ThreadLocal<Mac>> macs = new HashMap<>();

    /** Tells what a comparison found. */
    public enum Match {
        /** It is the key. */
        SAME,
        /** It is not. */
        DIFFERENT,
        /** The digest was made with a pepper that is not configured here, so nothing is known. */
        UNDECIDED
    }

    /**
     * Digests with these secrets.
     *
     * @param peppers newest first; may be empty
     */
    public Digester(List<Pepper> peppers) {
        this.newest = peppers.isEmpty() ? KeyDigest.NO_PEPPER : peppers.get(0).version();
        for (Pepper pepper : peppers) {
            SecretKeySpec key = new SecretKeySpec(pepper.bytes(), HMAC);
            macs.put(pepper.version(), ThreadLocal.withInitial(() -> mac(key)));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
        }
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is part of every Java runtime", impossible);
        }
    }

    /** Returns whether there is a pepper. */
    boolean isPeppered() {
        return newest != KeyDigest.NO_PEPPER;
    }

    /**
     * Returns whether a digest should be made anew: it was imported, or made with a pepper of a lower version than new ones are. Not with any other
     * one, for while peppers are rotated two servers may have them in different orders.
     */
    public boolean isOutdated(KeyDigest kept) {
        return kept.isImported() || kept.pepper() >= 0 && kept.pepper() < newest;
    }

    /** The digest to keep of a new key. */
    public KeyDigest digest(KeyText text) {
        return digest(text.buffer(), text.offset());
    }

    KeyDigest digest(byte[] content) {
        return digest(content, 0);
    }

    private KeyDigest digest(byte[] content, int from) {
        byte[] digest = new byte[LENGTH];
        compute(newest, content, from, digest);
        return new KeyDigest(newest, digest);
    }

    /** The SHA-256 of a text that is no secret, in 64 hex digits. */
    static String hex(String text) {
        return HexFormat.of().formatHex(SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether {@code text} is the key that {@code kept} was made of. */
    public Match compare(KeyText text, KeyDigest kept) {
        if (kept.isImported() && text.importedDigest() != null) {
            return MessageDigest.isEqual(text.importedDigest(), kept.value()) ? Match.SAME : Match.DIFFERENT;
        }
        return compare(text.buffer(), text.offset(), kept);
    }

    Match compare(byte[] content, KeyDigest kept) {
        return compare(content, 0, kept);
    }

    private Match compare(byte[] content, int from, KeyDigest kept) {
        byte[] computed = COMPARED.get();
        if (!compute(kept.pepper(), content, from, computed)) {
            return Match.UNDECIDED;
        }
        return MessageDigest.isEqual(computed, kept.value()) ? Match.SAME : Match.DIFFERENT;
    }

    /** Writes the digest of what {@code content} holds from an offset on, unless it takes a pepper that is not known. */
    private boolean compute(int pepper, byte[] content, int from, byte[] digest) {
        try {
            if (pepper == KeyDigest.NO_PEPPER) {
                MessageDigest sha256 = SHA_256.get();
                sha256.update(content, from, content.length - from);
                sha256.digest(digest, 0, LENGTH);
                return true;
            }
            ThreadLocal<Mac> mac = macs.get(pepper);
            if (mac == null) {
                return false;
            }
            mac.get().update(content, from, content.length - from);
            mac.get().doFinal(digest, 0);
            return true;
        } catch (DigestException | ShortBufferException impossible) {
            throw new IllegalStateException("a digest has 32 bytes", impossible);
        }
    }
}
