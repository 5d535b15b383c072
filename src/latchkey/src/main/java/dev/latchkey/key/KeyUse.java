package dev.latchkey.key;

import java.time.Instant;

/**
 * Tells how much a key was used.
 *
 * @param keyId the id of the key
 * @param lastUsed when it was last used
 * @param calls how many requests it has authenticated
 */
public record KeyUse(String keyId, Instant lastUsed, long calls) {}
