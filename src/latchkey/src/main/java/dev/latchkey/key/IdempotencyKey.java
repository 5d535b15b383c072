package dev.latchkey.key;

/**
 * Recognises a request that is sent a second time.
 *
 * @param id what the client tells its requests apart by, digested; 64 characters
 * @param fingerprint the digest of what is asked for; 64 characters
 */
public record IdempotencyKey(String id, String fingerprint) {

    /** Digests what the client tells its requests apart by, and what is asked for. */
    public static IdempotencyKey of(String id, String asked) {
        return new IdempotencyKey(Digester.hex(id), Digester.hex(asked));
    }
}
