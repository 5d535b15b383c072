package dev.latchkey.key;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Converts moments to the form that columns have: UTC, which every JPA provider maps alike. */
final class Utc {
    private Utc() {}

    /** Returns the value of a column; null for none. */
    static OffsetDateTime of(Optional<Instant> moment) {
        return moment.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    /** Returns the moment in a column, which may be null. */
    static Optional<Instant> instant(OffsetDateTime column) {
        return Optional.ofNullable(column).map(OffsetDateTime::toInstant);
    }
}
