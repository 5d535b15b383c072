package dev.latchkey.key;

import dev.latchkey.ApiKey;

/**
 * Holds what a key was at one moment.
 *
 * @param key what is known about it
 * @param version another number after each change
 */
public record KeyRevision(ApiKey key, long version) {}
