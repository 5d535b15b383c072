package dev.latchkey.key;

import dev.latchkey.ApiKey;

/**
 * Holds what a key was at one moment.
 *
 * @param key what is known about it
 * @param version another number after each change
 * @param kind whether it is a key or a client
 */
public record KeyRevision(ApiKey key, long version, CredentialKind kind) {}
