package dev.latchkey.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads public keys for signatures (ECDSA on the curve P-256) from a setting. */
final class PinnedKeys {
    private static final int P_256 = 256;

    private PinnedKeys() {}

    /** Reads entries such as {@code identifier:base64}, of which the second part is the key in the form that PEM files have. */
    static Map<String, PublicKey> parse(List<String> entries) {
        Map<String, PublicKey> keys = new HashMap<>();
        for (String entry : entries) {
            int colon = entry.indexOf(':');
            if (colon < 1 || !entry.substring(0, colon).matches("[A-Za-z0-9]{1,128}")) {
                throw new IllegalArgumentException("");
            }
            if (keys.put(
                            entry.substring(0, colon),
                            key(entry.substring(colon + 1).strip()))
                    != null) {
                throw new IllegalArgumentException("an identifier occurs twice");
            }
        }
        return keys;
    }

    private static PublicKey key(String base64) {
        try {
            PublicKey key = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
            if (((ECPublicKey) key).getParams().getCurve().getField().getFieldSize() != P_256) {
                throw new IllegalArgumentException("a key is not on the curve P-256");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException("a key is malformed");
        }
    }
}
