package dev.latchkey.key;

import dev.latchkey.ApiKey;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds the values that describe a key. */
public record DescribedKey(
        String id,
        String application,
        String description,
        Set<String> scopes,
        Instant created,
        State state,
        Optional<Instant> deletion)
        implements ApiKey {

    /** Copies the scopes, and requires all values. */
    public DescribedKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(description, "description");
        scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(deletion, "deletion");
    }
}
