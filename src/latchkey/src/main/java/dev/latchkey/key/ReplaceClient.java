package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.scope.Catalogue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Makes the key that takes the place of a client. The client goes on working. */
record ReplaceClient(
        KeyFactory keys,
        Catalogue catalogue,
        String clientId,
        OptionalLong expected,
        Optional<IdempotencyKey> repetition)
        implements Command<IssueResult> {
    @Override
    public String purpose() {
        return "making a key";
    }

    @Override
    public IssueResult run(KeyTransaction change) {
        return KeyFactory.once(change, repetition, () -> {
            ApiKeyEntity client = change.genuineKey(clientId).require(expected);
            if (client.kind() != CredentialKind.CLIENT) {
                throw RefusedChangeException.unknownKey(clientId);
            }
            ApiKey before = client.toApiKey();
            Set<String> scopes = catalogue.complete(before.scopes(), before.scopes());
            change.rights().requireGrantable(scopes);
            return keys.makeLike(change, before, scopes, CredentialKind.KEY, Optional.empty());
        });
    }
}
