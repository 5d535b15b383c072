package dev.latchkey.key;

import dev.latchkey.ApiKey;

/**
 * Joins a key with the digest that proves it. An access token is described as the key that its client would be, which ends when
 * the token does.
 *
 * @param key what is known about the key
 * @param digest what is kept of its secret
 * @param kind what it is
 */
public record KeyRecord(ApiKey key, KeyDigest digest, CredentialKind kind) {

    /** An API key. */
    public KeyRecord(ApiKey key, KeyDigest digest) {
        this(key, digest, CredentialKind.KEY);
    }
}
