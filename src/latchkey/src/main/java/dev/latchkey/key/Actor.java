package dev.latchkey.key;

import dev.latchkey.ApiKey;
import java.time.Instant;
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
 * @param needs the scopes without which they may not do what they are about to; looked at again with the key
 * @param address where the request came from, as the container reports it; empty if there was none
 * @param end when a key of the settings that they called with expires; empty if it does not
 */
public record Actor(
        String name,
        Optional<String> keyId,
        Optional<String> application,
        Optional<Set<String>> holds,
        Set<String> needs,
        String address,
        Optional<Instant> end) {

    /** The application's own code, which may do everything. */
    public static final Actor SYSTEM =
            new Actor("system", Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), "", Optional.empty());

    private static final int LONGEST = 100;

    /** Cuts off what the audit trail has no room for, or what no database keeps: that must not keep anybody from deleting a key. */
    public Actor {
        name = cut(name);
        address = cut(address);
    }

    private static String cut(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .map(character ->
                        character == 0 || Character.getType(character) == Character.SURROGATE ? '?' : character)
                .takeWhile(character -> kept.length() + Character.charCount(character) <= LONGEST)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

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
                Set.of(),
                address,
                Optional.empty());
    }

    /** Somebody who found a key, and may do nothing but report it. */
    public static Actor ofReporter(String address) {
        return new Actor(
                "reporter", Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), address, Optional.empty());
    }

    /** Somebody whom the container knows as an administrator. */
    public static Actor ofUser(String user, Set<String> holds, String address) {
        return new Actor(
                "user " + user,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Set.copyOf(holds)),
                Set.of(),
                address,
                Optional.empty());
    }

    /** Whether they may change an application and its keys. */
    public boolean manages(String id) {
        return application.isEmpty() || application.get().equals(id);
    }

    /** Whether they hold a scope, as far as they need any. */
    boolean holds(String scope) {
        return holds.isEmpty() || holds.get().contains(scope);
    }

    /** The same, who may do what they are about to with these scopes alone. */
    public Actor needing(Set<String> scopes) {
        return new Actor(name, keyId, application, holds, Set.copyOf(scopes), address, end);
    }

    /** The same, whose key need not be looked at again, and expires then. */
    Actor withoutKey(Optional<Instant> expiry) {
        return new Actor(name, Optional.empty(), application, holds, needs, address, expiry);
    }

    /** The same, with no more than a key holds at this moment. */
    Actor within(ApiKey key) {
        Set<String> both = new TreeSet<>(key.scopes());
        holds.ifPresent(both::retainAll);
        return new Actor(name, keyId, application, Optional.of(both), needs, address, end);
    }
}
