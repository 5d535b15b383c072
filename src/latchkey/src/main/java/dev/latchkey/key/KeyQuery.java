package dev.latchkey.key;

import dev.latchkey.ApiKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Says which keys to list.
 *
 * @param kind keys or clients
 * @param application only those of this application
 * @param state only those in this state
 * @param scope only those with this scope
 * @param filter further conditions
 * @param order how they are sorted
 * @param after only those that come after this position
 * @param limit at most so many
 */
public record KeyQuery(
        CredentialKind kind,
        Optional<String> application,
        Optional<ApiKey.State> state,
        Optional<String> scope,
        KeyCriteria filter,
        KeyOrder order,
        Optional<Position> after,
        int limit) {

    /** Lists keys oldest first, without further conditions. */
    public KeyQuery(
            CredentialKind kind,
            Optional<String> application,
            Optional<ApiKey.State> state,
            Optional<String> scope,
            Optional<Position> after,
            int limit) {
        this(kind, application, state, scope, KeyCriteria.ALL, KeyOrder.CREATED, after, limit);
    }

    /**
     * A place in the list: the value that a key is sorted by, and its id. Keys that are made, changed or deleted elsewhere in the list do
     * not move it.
     *
     * @param absent whether the key lacks the value that keys are sorted by, and its creation counts
     * @param moment the value, if it is a time
     * @param text the value, if it is a text
     * @param id the id of the key
     */
    public record Position(boolean absent, Instant moment, String text, String id) {}

    /**
     * A key and its place in the list.
     *
     * @param key the key
     * @param version its version
     * @param position its place
     */
    public record Listed(ApiKey key, long version, Position position) {}
}
