package dev.latchkey.key;

import dev.latchkey.ApiKey;

/**
 * Joins a key with the digest that proves it.
 *
 * @param key what is known about the key
 * @param digest what is kept of its secret
 */
public record KeyRecord(ApiKey key, KeyDigest digest) {}
