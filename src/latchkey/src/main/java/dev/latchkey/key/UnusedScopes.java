package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.config.DatabaseSettings;
import dev.latchkey.scope.Catalogue;
import java.time.Instant;
import java.util.List;
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

    /** Returns a key without them. */
    ApiKey without(KeyTransaction change, ApiKey key) {
        Set<String> unused =
                KeyUsageTable.of(change.entities(), List.of(key.id()), watchedSince(settings, change.now()))
                        .values()
                        .stream()
                        .findFirst()
                        .map(use -> use.unused(key.scopes()))
                        .orElse(Set.of());
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
