package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.config.KeyLifetimes;
import dev.latchkey.config.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides when keys expire: not later than {@code latchkey.key.lifetime} allows for their application, and not later than the key that
 * makes or extends them.
 *
 * @param lifetimes the longest lifetimes
 */
record ExpiryRules(KeyLifetimes lifetimes) {
    /** Header fields for dates have four digits for the year. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * Returns when a new key expires: as asked, or else as late as it may; empty if it does not.
     *
     * @throws RefusedChangeException if the time that was asked for is past, or later than allowed
     */
    Optional<Instant> ofNew(KeyTransaction change, String application, Optional<Instant> asked) {
        Optional<Instant> latest = latest(application, change.now());
        if (asked.isEmpty()) {
            return earliest(latest, change.rights().end());
        }
        requireFuture(asked.get(), change.now());
        requireAllowed(asked.get(), latest, application);
        change.rights().requireToOutlive(asked);
        return asked;
    }

    /** Returns when the successor of a key expires: after the same time as its predecessor, as far as that is allowed. */
    Optional<Instant> ofSuccessor(KeyTransaction change, ApiKey old) {
        Optional<Instant> same = old.expires()
                .map(expiry -> change.now().plus(Duration.between(old.created(), expiry)))
                .map(expiry -> expiry.isAfter(LAST) ? LAST : expiry);
        return earliest(
                earliest(same, latest(old.application(), change.now())),
                change.rights().end());
    }

    /**
     * Goes on only if the actor may change the expiry of a key so.
     *
     * @throws RefusedChangeException if the new time is past or later than allowed, or the actor may not set it
     */
    void requireChange(KeyTransaction change, ApiKey before, ApiKey after) {
        if (before.expires().equals(after.expires())) {
            return;
        }
        after.expires().ifPresent(expiry -> requireFuture(expiry, change.now()));
        if (!isLater(after.expires(), before.expires())) {
            change.rights().requireReducible(before.scopes());
            return;
        }
        Optional<Instant> latest = latest(before.application(), before.created());
        if (latest.isPresent() && after.expires().isEmpty()) {
            throw refused(sentence(before.application()) + ", so the expiry cannot be removed");
        }
        after.expires().ifPresent(expiry -> requireAllowed(expiry, latest, before.application()));
        change.rights().requireGrantable(after.scopes());
        change.rights().requireToOutlive(after.end());
    }

    private Optional<Instant> latest(String application, Instant from) {
        return lifetimes.of(application).map(lifetime -> from.plus(lifetime).truncatedTo(ChronoUnit.MILLIS));
    }

    private static void requireFuture(Instant expiry, Instant now) {
        if (!expiry.isAfter(now) || expiry.isAfter(LAST)) {
            throw refused("the expiry must be in the future, and not after " + LAST);
        }
    }

    private void requireAllowed(Instant expiry, Optional<Instant> latest, String application) {
        if (latest.isPresent() && expiry.isAfter(latest.get())) {
            throw refused(sentence(application) + ", so this key expires at " + latest.get() + " at the latest");
        }
    }

    private String sentence(String application) {
        return "keys of " + application + " live for "
                + lifetimes.of(application).orElseThrow() + " at most (" + Setting.KEY_LIFETIME.key() + ")";
    }

    private static RefusedChangeException refused(String why) {
        return new RefusedChangeException(new InvalidTermsException("expires", why));
    }

    static boolean isLater(Optional<Instant> one, Optional<Instant> other) {
        return other.isPresent() && (one.isEmpty() || one.get().isAfter(other.get()));
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .map(ExpiryRules::toMillis);
    }

    private static Instant toMillis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
