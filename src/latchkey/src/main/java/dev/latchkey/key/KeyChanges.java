package dev.latchkey.key;

import java.util.Optional;
import java.util.Set;

/**
 * Tells which keys were changed since an epoch. The epoch is the number of the last change of keys or applications: it is
 * raised in the transaction of each, so that whoever knows the epoch knows whether what they remember is still right.
 *
 * @param epoch the epoch now
 * @param keyIds the ids of keys that were made, changed or deleted since; empty if it may be any
 */
public record KeyChanges(long epoch, Optional<Set<String>> keyIds) {
    /** Before the first question. */
    public static final long NEVER = -1;

    static KeyChanges ofAny(long epoch) {
        return new KeyChanges(epoch, Optional.empty());
    }
}
