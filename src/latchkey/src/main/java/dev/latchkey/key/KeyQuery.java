package dev.latchkey.key;

import dev.latchkey.ApiKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Says which keys to list, oldest first.
 *
 * @param kind keys or clients
 * @param application only those of this application
 * @param state only those in this state
 * @param scope only those with this scope
 * @param after only those that come after this position
 * @param limit at most so many
 */
public record KeyQuery(
        CredentialKind kind,
        Optional<String> application,
        Optional<ApiKey.State> state,
        Optional<String> scope,
        Optional<Position> after,
        int limit) {

    /**
     * A place in the list.
     *
     * @param created when the key before it was made
     * @param id the id of that key
     */
    public record Position(Instant created, String id) {}
}
