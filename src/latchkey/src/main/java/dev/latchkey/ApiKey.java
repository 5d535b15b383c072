package dev.latchkey;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Describes one API key without its secret, which cannot be read back.
 *
 * @param id the public id, part of the key's text; safe to log and to display
 * @param application the id of the application that owns the key
 * @param description a text for people, never used for identification
 * @param scopes the scopes of the key, immutable and sorted; possibly empty
 * @param created when the key was created
 * @param state whether the key is accepted at present
 * @param deletion when the key ends, because another key has replaced it; empty for all others
 */
public record ApiKey(
        String id,
        String application,
        String description,
        Set<String> scopes,
        Instant created,
        State state,
        Optional<Instant> deletion) {

    /** Defines whether a key is accepted. */
    public enum State {
        /** The key is accepted. */
        ACTIVE,
        /** The key is refused, like a deleted key, until it is enabled. */
        DISABLED
    }

    /** Copies the scopes, and requires all values. */
    public ApiKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(description, "description");
        scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(deletion, "deletion");
    }
}
