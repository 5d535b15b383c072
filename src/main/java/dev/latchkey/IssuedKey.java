package dev.latchkey;

import java.util.Objects;

/**
 * Carries a new key's text to the one place that may show it, once.
 *
 * @param key what is known about the key from now on
 * @param text what clients send; only a digest of it is kept, so it cannot be had again
 */
public record IssuedKey(ApiKey key, Secret text) {
    public IssuedKey {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(text, "text");
    }
}
