package dev.latchkey.key;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Is the store as those see it who check keys: where keys are found, where one learns what has changed, and where one leaves
 * what was done with them. Every method may throw {@link dev.latchkey.StoreUnavailableException}.
 */
public interface KeySource extends KeyLookup {

    /** Reads the epoch and then the key with this id, in one transaction. */
    KeyReading read(String keyId);

    @Override
    default Optional<KeyRecord> find(String keyId) {
        return read(keyId).key();
    }

    /**
     * What has changed since an epoch; one indexed query if that is nothing. A replica is not believed: it may not have heard of
     * the last changes, and then the store counts as unavailable.
     *
     * @param hash what came with that epoch; another one than that of the store then means that any key may be another one
     */
    KeyChanges changesSince(long epoch, String hash);

    /** Tells the other servers that {@code node} trusts nothing any longer that was changed up to {@code epoch}. */
    void confirm(String node, long epoch);

    /** Tells the other servers that {@code node} is no more. */
    void leave(String node);

    /** Ids of keys, in the order of the store: at most {@code limit}, those after {@code after}. */
    List<String> ids(String after, int limit);

    /** The same of access tokens. */
    List<String> tokenIds(String after, int limit);

    /** Adds to what is known of the uses of keys; of keys that are gone, nothing is kept. */
    void add(Collection<KeyUse> uses);

    /**
     * Replaces the digest of a key by one with a newer pepper, unless the key was changed meanwhile or its row does not count.
     *
     * @param from the digest that was compared
     * @param to the new one, of the same text
     */
    default void renew(String keyId, KeyDigest from, KeyDigest to) {
        // A source that keeps nothing has nothing to renew.
    }
}
