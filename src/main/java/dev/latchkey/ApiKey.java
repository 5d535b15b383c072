package dev.latchkey;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Describes one API key: everything about it but its secret, which nobody can read back.
 *
 * @param id the public id, part of the key's text; safe to log and to show
 * @param application the id of the one application it belongs to
 * @param description what people wrote about it, never used to identify it
 * @param scopes what it may do, immutable and sorted; empty means nothing
 * @param created when it was made
 * @param state whether it works at present
 * @param deletion when it ends by itself, because another key has replaced it; empty for all others
 */
public record ApiKey(
        String id,
        String application,
        String description,
        Set<String> scopes,
        Instant created,
        State state,
        Optional<Instant> deletion) {

    /** Whether a key works at present. */
    public enum State {
        /** It is accepted. */
        ACTIVE,
        /** It is refused, like a deleted key, until somebody enables it. */
        DISABLED
    }

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
