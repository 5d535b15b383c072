package dev.latchkey;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Describes one API key without its secret, which cannot be read back.
 *
 * <p>Latchkey implements this interface. Later versions may add methods. Implementations are immutable.
 */
public interface ApiKey {
    /** {@return the public id, which is part of the text of the key} It is safe to log and to display. */
    String id();

    /** {@return the id of the application that owns the key} */
    String application();

    /** {@return a text for people, possibly empty} It is not an identification: it can change, and several keys can have the same. */
    String description();

    /** {@return the scopes of the key, immutable and sorted, possibly empty} */
    Set<String> scopes();

    /** {@return when the key was created} */
    Instant created();

    /** {@return whether the key is accepted at present} */
    State state();

    /** {@return when the key ends, because another key has replaced it; empty for all others} */
    Optional<Instant> deletion();

    /** {@return when another key replaced it; empty if none did} */
    Optional<Instant> replaced();

    /** {@return the id of the key that replaced it; empty if none did} */
    Optional<String> successor();

    /** {@return after how long without a use the key ends before its deletion, because its callers moved; empty if it does not} */
    Optional<Duration> silence();

    /** {@return the report that the key has leaked; empty if there is none} Enabling the key discards the report. */
    Optional<KeyLeak> leak();

    /** {@return the limits of the key, such as its expiry} */
    KeyTerms terms();

    /** {@return when the key expires: from then on it is refused} Empty for most keys, which do not expire. */
    default Optional<Instant> expires() {
        return terms().expires();
    }

    /** {@return the addresses and ranges that the key is accepted from, immutable; empty for most keys, which have no restriction} */
    default Set<String> addresses() {
        return terms().addresses();
    }

    /** {@return the labels of the key by name, immutable and sorted} They are for people and lists, and grant nothing. */
    default Map<String, String> labels() {
        return terms().labels();
    }

    /**
     * {@return when the key was last used; empty if it was never used, or the key was not read by {@link ApiKeys}} It is up to
     * {@code latchkey.use.interval} late.
     */
    Optional<Instant> lastUsed();

    /** {@return how many requests the key has authenticated; 0 if {@link #lastUsed()} is empty} */
    long calls();

    /** {@return where one of its last requests came from; empty if that is not known} */
    Optional<String> lastAddress();

    /**
     * {@return the scopes that decided nothing for {@code latchkey.scopes.unused} days; empty if there are none, or if that is not
     * known} The key can do without them.
     */
    Set<String> unusedScopes();

    /** {@return the last moment before which the key is accepted: its deletion or its expiry; empty if it has neither} */
    default Optional<Instant> end() {
        Optional<Instant> expiry = expires();
        return deletion()
                .filter(time -> expiry.isEmpty() || time.isBefore(expiry.get()))
                .or(() -> expiry);
    }

    /** Defines whether a key is accepted. */
    enum State {
        /** The key is accepted. */
        ACTIVE,
        /** The key is refused, like a deleted key, until it is enabled. */
        DISABLED
    }
}
