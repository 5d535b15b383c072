package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyTerms;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Describes a key that is to be imported with its digest.
 *
 * @param id its id, if it was made by Latchkey; empty for the key of another system
 * @param prefix how its text begins, if another system made it: that of an entry of {@code latchkey.key.imported}
 * @param application the id of the application that it is for
 * @param description what it is for
 * @param scopes what it may do
 * @param state whether it works
 * @param created when it was made; empty for the moment of the import
 * @param terms its limits
 * @param digest the digest that is kept of it
 */
public record ImportedKey(
        Optional<String> id,
        Optional<String> prefix,
        String application,
        String description,
        Set<String> scopes,
        ApiKey.State state,
        Optional<Instant> created,
        KeyTerms terms,
        String digest) {

    /** Shows no digest. */
    @Override
    public String toString() {
        return "ImportedKey[" + id.or(() -> prefix).orElse("") + " of " + application + "]";
    }
}
