package dev.latchkey.key;

import dev.latchkey.config.Pepper;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs rows that grant something, and verifies them: HMAC-SHA-256 under a key that is derived from the pepper, so that somebody who
 * writes to the tables, but does not know the pepper, makes no row that counts. Without a pepper nothing is signed, and every row
 * counts. Thread-safe.
 *
 * <p>The key is not the pepper itself, with which digests of key texts are made: it is derived by HKDF (RFC 5869) for rows alone.
 */
public final class RowSigner {
    private static final String HMAC = "HmacSHA256";
    private static final String PURPOSE = "latchkey row signature";
    private static final int KEY_LENGTH = 32;

    private final int newest;
    private final Map<Integer, ThreadLocal<Mac>> macs = new HashMap<>();
    private final Instant migrationEnd;
    private final InstantSource clock;

    /** Tells what the signature of a row says about it. */
    enum Verdict {
        /** Somebody who knows the pepper wrote the row, or there is no pepper. */
        GENUINE,
        /** It has no signature. */
        UNSIGNED,
        /** It is not what was signed. */
        ALTERED,
        /** It was signed with a pepper, or by a version of Latchkey, that is not known here. */
        UNDECIDED
    }

    /**
     * Signs with the first of these secrets.
     *
     * @param peppers newest first; may be empty
     * @param migrationEnd until when rows without a signature, and digests without a pepper, count; empty for not at all
     */
    public RowSigner(List<Pepper> peppers, Optional<Instant> migrationEnd) {
        this(peppers, migrationEnd, InstantSource.system());
    }

    RowSigner(List<Pepper> peppers, Optional<Instant> migrationEnd, InstantSource clock) {
        this.newest = peppers.isEmpty() ? KeyDigest.NO_PEPPER : peppers.get(0).version();
        this.migrationEnd = migrationEnd.orElse(Instant.MIN);
        this.clock = clock;
        for (Pepper pepper : peppers) {
            SecretKeySpec key = new SecretKeySpec(Hkdf.derive(pepper.bytes(), PURPOSE, KEY_LENGTH), HMAC);
            macs.put(pepper.version(), ThreadLocal.withInitial(() -> Hkdf.mac(key)));
        }
    }

    /** Returns whether there is a pepper, so that rows have to be signed. */
    boolean isOn() {
        return newest != KeyDigest.NO_PEPPER;
    }

    /** Returns the version of the pepper that new signatures are made with. */
    int newest() {
        return newest;
    }

    /** Returns whether rows without a signature, and digests without a pepper, count at this moment. */
    boolean isMigrating() {
        return !isOn() || clock.instant().isBefore(migrationEnd);
    }

    /** Returns the text of a new signature; null without a pepper. */
    String sign(byte[] content) {
        return isOn()
                ? new RowSignature(
                                RowContent.versionOf(content),
                                newest,
                                macs.get(newest).get().doFinal(content))
                        .text()
                : null;
    }

    /** Compares a row with its signature, which is null if the row has none. */
    Verdict verify(byte[] content, String signature) {
        if (!isOn()) {
            return Verdict.GENUINE;
        }
        if (signature == null) {
            return Verdict.UNSIGNED;
        }
        Optional<RowSignature> parsed = RowSignature.parse(signature);
        if (parsed.isEmpty()) {
            return Verdict.ALTERED;
        }
        ThreadLocal<Mac> mac = macs.get(parsed.get().pepper());
        if (mac == null || parsed.get().encoding() > RowContent.VERSION) {
            return Verdict.UNDECIDED;
        }
        return parsed.get().encoding() == RowContent.versionOf(content)
                        && MessageDigest.isEqual(
                                mac.get().doFinal(content), parsed.get().value())
                ? Verdict.GENUINE
                : Verdict.ALTERED;
    }

    /** Returns whether a signature was made with the newest pepper. */
    boolean isCurrent(String signature) {
        return signature != null
                && RowSignature.parse(signature)
                        .filter(parsed -> parsed.pepper() == newest)
                        .isPresent();
    }
}
