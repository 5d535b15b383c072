package dev.latchkey.key;

import java.time.Instant;

/**
 * Tells how much a key was used.
 *
 * @param keyId the id of the key
 * @param lastUsed when it was last used
 * @param calls how many requests it has authenticated
 * @param address where one of its last requests came from; empty if that is not known
 */
public record KeyUse(String keyId, Instant lastUsed, long calls, String address) {
    /** A use from an address that is not known. */
    public KeyUse(String keyId, Instant lastUsed, long calls) {
        this(keyId, lastUsed, calls, "");
    }
}
