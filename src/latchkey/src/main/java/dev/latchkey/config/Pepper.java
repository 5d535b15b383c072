package dev.latchkey.config;

import dev.latchkey.Secret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds one secret of the server that digests are made with.
 *
 * @param version which one it is; stored with every digest, so that a new pepper leaves old keys working
 * @param base64 the secret, at least 32 bytes
 */
public record Pepper(int version, Secret base64) {
    private static final int FEWEST_BYTES = 32;
    private static final int HIGHEST_VERSION = 9999;

    /** Reads the value of {@link Setting#PEPPER}, whose first entry is the one for new keys. */
    public static List<Pepper> parseAll(String text) {
        List<Pepper> peppers = new ArrayList<>();
        Set<Integer> versions = new HashSet<>();
        for (String entry : text.split("[,\\s]+")) {
            if (!entry.isEmpty()) {
                Pepper pepper = parse(entry);
                if (!versions.add(pepper.version)) {
                    throw Setting.PEPPER.refuse("", "version " + pepper.version + " occurs more than once");
                }
                peppers.add(pepper);
            }
        }
        return List.copyOf(peppers);
    }

    private static Pepper parse(String entry) {
        int colon = entry.indexOf(':');
        try {
            int version = Integer.parseInt(entry.substring(0, Math.max(colon, 0)));
            String base64 = entry.substring(colon + 1);
            if (version < 1 || version > HIGHEST_VERSION || Base64.getDecoder().decode(base64).length < FEWEST_BYTES) {
                throw Setting.PEPPER.refuse("", "a version is out of range or a secret is shorter than 32 bytes");
            }
            return new Pepper(version, Secret.of(base64));
        } catch (IllegalArgumentException notNumberOrBase64) {
            throw Setting.PEPPER.refuse("", "an entry is not version:base64");
        }
    }

    /** The secret's bytes. */
    public byte[] bytes() {
        return Base64.getDecoder().decode(base64.reveal());
    }
}
