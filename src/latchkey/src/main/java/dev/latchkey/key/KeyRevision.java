package dev.latchkey.key;

import dev.latchkey.ApiKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds what a key was at one moment.
 *
 * @param key what is known about it
 * @param version another number after each change
 * @param kind whether it is a key or a client
 * @param refusedBecause why it is not accepted; empty if it is
 */
public record KeyRevision(ApiKey key, long version, CredentialKind kind, Optional<Obstacle> refusedBecause) {
    /** Defines why a key is not accepted. */
    public enum Obstacle {
        /** Its row, or that of its application, has a wrong signature or none. */
        ALTERED_ROW,
        /** Its application is disabled. */
        APPLICATION_DISABLED,
        /** It is disabled. */
        DISABLED,
        /** It has expired. */
        EXPIRED;

        /** Returns why a key whose row counts is not accepted. */
        static Optional<Obstacle> of(ApiKey key, boolean applicationDisabled, Instant now) {
            if (applicationDisabled) {
                return Optional.of(APPLICATION_DISABLED);
            }
            if (key.state() != ApiKey.State.ACTIVE) {
                return Optional.of(DISABLED);
            }
            return key.end().filter(end -> !end.isAfter(now)).map(end -> EXPIRED);
        }

        /** Returns the name in responses. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    KeyRevision because(Obstacle obstacle) {
        return new KeyRevision(key, version, kind, Optional.of(obstacle));
    }
}
