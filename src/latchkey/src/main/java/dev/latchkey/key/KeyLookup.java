package dev.latchkey.key;

import java.util.Optional;

/** Finds keys by their public id. */
@FunctionalInterface
public interface KeyLookup {

    /**
     * The key with this id.
     *
     * @throws dev.latchkey.StoreUnavailableException if that cannot be told
     */
    Optional<KeyRecord> find(String keyId);
}
