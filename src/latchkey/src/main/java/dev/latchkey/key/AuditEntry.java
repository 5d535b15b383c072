package dev.latchkey.key;

import java.time.Instant;
import java.util.Optional;

/**
 * Describes one change in the audit trail.
 *
 * @param number its place, from 1 on without gaps
 * @param time when it was made
 * @param actor who made it, such as {@code key 4fT9aQx0ZbKc}, {@code user alice} or {@code system}
 * @param action what was done, such as {@code key created}
 * @param application the application that it was done to
 * @param subject the id of the key or application
 * @param before what it was before, as a JSON object; empty if it is new
 * @param after what it was afterwards, as a JSON object; empty if it is gone
 * @param address where the request came from; empty if there was none
 * @param hash covers all of this and the hash of the entry before; empty until it is known
 */
public record AuditEntry(
        long number,
        Instant time,
        String actor,
        String action,
        String application,
        String subject,
        Optional<String> before,
        Optional<String> after,
        String address,
        String hash) {

    /** The same with its hash. */
    AuditEntry hashed(String known) {
        return new AuditEntry(number, time, actor, action, application, subject, before, after, address, known);
    }
}
