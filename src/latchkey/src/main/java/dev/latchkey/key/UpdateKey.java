package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.event.KeyUpdatedEvent;
import dev.latchkey.scope.Catalogue;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Changes what a key is described by, what it may do, or whether it works.
 *
 * @param action what the audit trail says of it, after {@code key} or {@code client}
 * @param next makes the key what it is to become, and refuses what the actor may not do
 */
record UpdateKey(String id, OptionalLong expected, String action, BiFunction<KeyTransaction, ApiKey, ApiKey> next)
        implements Command<KeyRevision> {

    /** Changes description and scopes. */
    static UpdateKey to(String id, OptionalLong expected, KeyChange asked, Catalogue catalogue) {
        return new UpdateKey(id, expected, " changed", (change, key) -> {
            Set<String> scopes = asked.scopes().isPresent() ? scopes(asked, key, catalogue) : key.scopes();
            if (!key.scopes().containsAll(scopes)) {
                change.rights().requireGrantable(less(scopes, key.scopes()));
            }
            change.rights().requireReducible(less(key.scopes(), scopes));
            return with(key, asked.description().orElse(key.description()), scopes, key.state(), key.deletion());
        });
    }

    /** Disables a key. */
    static UpdateKey disabled(String id, OptionalLong expected) {
        return new UpdateKey(
                id,
                expected,
                " disabled",
                (change, key) -> with(key, key.description(), key.scopes(), ApiKey.State.DISABLED, key.deletion()));
    }

    /** Enables a key, which gives it its scopes again. */
    static UpdateKey enabled(String id, OptionalLong expected) {
        return new UpdateKey(id, expected, " enabled", (change, key) -> {
            change.rights().requireGrantable(key.scopes());
            return with(key, key.description(), key.scopes(), ApiKey.State.ACTIVE, key.deletion());
        });
    }

    @Override
    public String purpose() {
        return "changing a key";
    }

    @Override
    public KeyRevision run(KeyTransaction change) {
        ApiKeyEntity entity = change.genuineKey(id).require(expected);
        ApiKey before = entity.toApiKey();
        ApiKey after = next.apply(change, before);
        if (after.equals(before)) {
            return entity.toRevision();
        }
        change.tell(entity.kind(), new KeyUpdatedEvent(before, after));
        return change.replace(entity, after, action);
    }

    /** In a transaction only a refused change is told from a failure of the store. */
    private static Set<String> scopes(KeyChange asked, ApiKey key, Catalogue catalogue) {
        try {
            Set<String> scopes = asked.scopes().orElseThrow();
            return asked.complete() ? catalogue.complete(scopes, key.scopes()) : catalogue.expand(scopes, key.scopes());
        } catch (IllegalArgumentException wrong) {
            throw new RefusedChangeException(wrong);
        }
    }

    private static Set<String> less(Set<String> scopes, Set<String> others) {
        Set<String> rest = new TreeSet<>(scopes);
        rest.removeAll(others);
        return rest;
    }

    static ApiKey with(
            ApiKey key, String description, Set<String> scopes, ApiKey.State state, Optional<Instant> deletion) {
        return new DescribedKey(key.id(), key.application(), description, scopes, key.created(), state, deletion);
    }
}
