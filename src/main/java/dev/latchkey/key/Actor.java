package dev.latchkey.key;

import dev.latchkey.ApiKey;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says who changes something, and how far that may go. Immutable.
 *
 * @param name what the audit trail calls them, such as {@code key 4fT9aQx0ZbKc}, {@code user alice} or {@code system}
 * @param keyId the id of the key that they called with, to be looked at again when the change is made
 * @param application the one application that they may change, if they are not free to change all
 * @param holds the scopes that they may hand on, if not every one
 * @param address where the request came from, as the container reports it; empty if there was none
 */
public record Actor(
        String name,
        Optional<String> keyId,
        Optional<String> application,
        Optional<Set<String>> holds,
        String address) {

    /** The application's own code, which may do everything. */
    public static final Actor SYSTEM = new Actor("system", Optional.empty(), Optional.empty(), Optional.empty(), "");

    /**
     * Somebody with a key.
     *
     * @param everywhere whether the key is for managing all applications, not its own alone
     * @param holds those of its scopes that mean something
     */
    public static Actor ofKey(String keyId, String application, boolean everywhere, Set<String> holds, String address) {
        return new Actor(
                "key " + keyId,
                Optional.of(keyId),
                everywhere ? Optional.empty() : Optional.of(application),
                Optional.of(Set.copyOf(holds)),
                address);
    }

    /** Somebody whom the container knows as an administrator. */
    public static Actor ofUser(String user, Set<String> holds, String address) {
        return new Actor("user " + user, Optional.empty(), Optional.empty(), Optional.of(Set.copyOf(holds)), address);
    }

    /** Whether they may change an application and its keys. */
    public boolean manages(String id) {
        return application.isEmpty() || application.get().equals(id);
    }

    /** The same, whose key need not be looked at again. */
    Actor withoutKey() {
        return new Actor(name, Optional.empty(), application, holds, address);
    }

    /** The same, with no more than a key holds at this moment. */
    Actor within(ApiKey key) {
        Set<String> both = new TreeSet<>(key.scopes());
        holds.ifPresent(both::retainAll);
        return new Actor(name, keyId, application, Optional.of(both), address);
    }
}
