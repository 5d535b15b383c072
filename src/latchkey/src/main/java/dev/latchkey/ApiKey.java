package dev.latchkey;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Describes one API key without its secret, which cannot be read back.
 *
 * <p>Latchkey implements this interface. Later versions may add methods. Implementations are immutable.
 */
public interface ApiKey {
    /** {@return the public id, which is part of the text of the key} It is safe to log and to display. */
    String id();

    /** {@return the id of the application that owns the key} */
    String application();

    /** {@return a text for people, possibly empty} It is not an identification: it can change, and several keys can have the same. */
    String description();

    /** {@return the scopes of the key, immutable and sorted, possibly empty} */
    Set<String> scopes();

    /** {@return when the key was created} */
    Instant created();

    /** {@return whether the key is accepted at present} */
    State state();

    /** {@return when the key ends, because another key has replaced it; empty for all others} */
    Optional<Instant> deletion();

    /** Defines whether a key is accepted. */
    enum State {
        /** The key is accepted. */
        ACTIVE,
        /** The key is refused, like a deleted key, until it is enabled. */
        DISABLED
    }
}
