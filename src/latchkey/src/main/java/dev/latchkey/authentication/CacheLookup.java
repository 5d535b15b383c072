package dev.latchkey.authentication;

/** Says what came of a look-up in the cache: the key, or why there is none to go by. */
sealed interface CacheLookup permits CachedKey, CacheLookup.Absent {

    /** Why there is no key to go by, so that the store has to be queried. */
    enum Absent implements CacheLookup {
        /** No key with the id is cached. */
        NOT_CACHED,
        /** A key is cached, and must not be trusted without a revalidation. */
        STALE
    }
}
