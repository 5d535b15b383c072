package dev.latchkey.key;

import java.util.Optional;
import java.util.Set;

/**
 * Tells which keys were changed since an epoch. The epoch is the number of the last change of keys or applications: it is
 * raised in the transaction of each, so that whoever knows the epoch knows whether what they remember is still right.
 *
 * @param epoch the epoch now
 * @param hash the hash of the last change, which covers all changes before it; a database that was restored, or that took over
 *     from another without its last changes, may come to the same epoch again, but not to the same hash
 * @param keyIds the ids of keys that were made, changed or deleted since; empty if it may be any
 */
public record KeyChanges(long epoch, String hash, Optional<Set<String>> keyIds) {
    /** Before the first question. */
    public static final long NEVER = -1;

    /** Any key may have been changed. */
    public static KeyChanges ofAny(long epoch, String hash) {
        return new KeyChanges(epoch, hash, Optional.empty());
    }
}
