package dev.latchkey.key;

import java.time.Instant;
import java.util.Optional;

/**
 * Selects entries of the audit trail, newest first.
 *
 * @param application only those of this application since its creation; empty for all
 * @param subject only those about the key, client or application with this id
 * @param actor only those of this actor, as the trail names it, such as {@code key 4fT9aQx0ZbKc}
 * @param action only those with this action, such as {@code key created}
 * @param from only those that were made at this time or later
 * @param until only those that were made before this time
 * @param before only those with a smaller number
 * @param limit the maximum number of entries
 */
public record AuditQuery(
        Optional<String> application,
        Optional<String> subject,
        Optional<String> actor,
        Optional<String> action,
        Optional<Instant> from,
        Optional<Instant> until,
        long before,
        int limit) {

    /** Returns the query for a page without filters. */
    public static AuditQuery page(Optional<String> application, long before, int limit) {
        return new AuditQuery(
                application,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                before,
                limit);
    }
}
