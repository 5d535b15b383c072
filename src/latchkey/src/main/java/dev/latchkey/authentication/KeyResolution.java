package dev.latchkey.authentication;

/** Says what came of the search for the key with an id: the key, or why there is none. */
sealed interface KeyResolution permits CachedKey, KeyResolution.Unresolved {

    /** Why there is no key. */
    enum Unresolved implements KeyResolution {
        /** No key has the id. */
        UNKNOWN,
        /** Whether a key has the id is not said, because the rate limit for unknown keys is used up. */
        RATE_LIMITED
    }
}
