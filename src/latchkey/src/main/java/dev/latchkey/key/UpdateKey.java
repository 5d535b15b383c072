package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyTerms;
import dev.latchkey.event.KeyUpdatedEvent;
import dev.latchkey.scope.Catalogue;
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

    /** Changes description, scopes and limits. */
    static UpdateKey to(String id, OptionalLong expected, KeyChange asked, Catalogue catalogue, ExpiryRules expiry) {
        return new UpdateKey(id, expected, " changed", (change, key) -> {
            Set<String> scopes = asked.scopes().isPresent() ? scopes(asked, key, catalogue) : key.scopes();
            ApiKey after = DescribedKey.of(key)
                    .describedAs(asked.description().orElse(key.description()))
                    .holding(scopes)
                    .on(terms(asked, key));
            if (!key.scopes().containsAll(scopes)) {
                change.rights().requireGrantable(less(scopes, key.scopes()));
                change.rights().requireToOutlive(after.end());
            }
            change.rights().requireReducible(less(key.scopes(), scopes));
            expiry.requireChange(change, key, after);
            AddressRules.requireChange(change, key, after);
            return after;
        });
    }

    /** Disables a key. */
    static UpdateKey disabled(String id, OptionalLong expected) {
        return new UpdateKey(
                id, expected, " disabled", (change, key) -> DescribedKey.of(key).in(ApiKey.State.DISABLED));
    }

    /** Takes scopes from a key that it does not use. */
    static UpdateKey withoutUnused(String id, OptionalLong expected, UnusedScopes unused, KeyUse use) {
        return new UpdateKey(id, expected, " changed", (change, key) -> unused.without(change, key, use));
    }

    /** Enables a key, which gives it its scopes again. */
    static UpdateKey enabled(String id, OptionalLong expected) {
        return new UpdateKey(id, expected, " enabled", (change, key) -> {
            change.rights().requireGrantable(key.scopes());
            change.rights().requireToOutlive(key.end());
            return DescribedKey.of(key).in(ApiKey.State.ACTIVE).leaked(Optional.empty());
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

    private static KeyTerms terms(KeyChange asked, ApiKey key) {
        try {
            return AddressRules.normalized(asked.terms().apply(key.terms()));
        } catch (IllegalArgumentException wrong) {
            throw new RefusedChangeException(wrong);
        }
    }

    private static Set<String> less(Set<String> scopes, Set<String> others) {
        Set<String> rest = new TreeSet<>(scopes);
        rest.removeAll(others);
        return rest;
    }
}
