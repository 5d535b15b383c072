package dev.latchkey;

import java.util.Objects;

/**
 * Contains a new key and its text, which is available only once.
 *
 * @param key the key without its secret
 * @param text the text that clients send; only its digest is stored, so it cannot be read back
 */
public record IssuedKey(ApiKey key, Secret text) {
    /**
     * Requires both values.
     *
     * @param key the new key
     * @param text the text of the key
     */
    public IssuedKey {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(text, "text");
    }
}
