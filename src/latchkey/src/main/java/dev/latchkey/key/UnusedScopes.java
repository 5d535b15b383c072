package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.config.DatabaseSettings;
import dev.latchkey.scope.Catalogue;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the scopes from keys that decided nothing for {@code latchkey.scopes.unused} days, except those that another scope of the key
 * requires.
 */
record UnusedScopes(Catalogue catalogue, DatabaseSettings settings) {
    /** Returns since when a key must have been watched so that its scopes can count as unused: never if uses are not written here. */
    static Instant watchedSince(DatabaseSettings settings, Instant now) {
        return settings.useInterval().isZero() ? Instant.EPOCH : now.minus(settings.scopesUnused());
    }

    /** Returns how much keys were used, by id. */
    Map<String, KeyUse> uses(KeyTransaction change, Collection<String> keyIds) {
        return KeyUsageTable.of(change.entities(), keyIds, watchedSince(settings, change.now()));
    }

    /** Returns a key that was used like this without them; null is for a key that was never used. */
    ApiKey without(KeyTransaction change, ApiKey key, KeyUse use) {
        Set<String> unused = use == null ? Set.of() : use.unused(key.scopes());
        Set<String> used = new TreeSet<>(key.scopes());
        used.removeAll(unused);
        Set<String> kept = new TreeSet<>(catalogue.complete(used, key.scopes()));
        kept.retainAll(key.scopes());
        Set<String> removed = new TreeSet<>(key.scopes());
        removed.removeAll(kept);
        change.rights().requireReducible(removed);
        return DescribedKey.of(key).holding(kept);
    }
}
