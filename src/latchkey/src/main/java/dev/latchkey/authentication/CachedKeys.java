package dev.latchkey.authentication;

import dev.latchkey.ApiKey;
import dev.latchkey.credential.KeyId;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.network.AddressRanges;
import dev.latchkey.scope.Vocabulary;
import java.time.Instant;

/** Makes cached keys of stored ones, with all that each request would otherwise compute again. Thread-safe. */
final class CachedKeys {
    private final Vocabulary vocabulary;
    private final UsageRecorder uses;

    CachedKeys(Vocabulary vocabulary, UsageRecorder uses) {
        this.vocabulary = vocabulary;
        this.uses = uses;
    }

    /** A text that is no range, which only SQL can have written, allows no address. */
    private static AddressRanges addresses(ApiKey key) {
        if (key.addresses().isEmpty()) {
            return null;
        }
        try {
            return AddressRanges.parse(key.addresses());
        } catch (IllegalArgumentException malformed) {
            return AddressRanges.NONE;
        }
    }

    /**
     * Returns the cached form of a key.
     *
     * @param id the id under which it is cached: its own, or that of an access token
     * @param readAt when it was read from the store
     */
    CachedKey of(String id, KeyRecord stored, long readAt) {
        ApiKey key = stored.key();
        boolean token = stored.kind() == CredentialKind.TOKEN;
        UsageRecorder.Use use = uses.of(id, key.id());
        AuthenticatedCaller caller = new AuthenticatedCaller(
                key,
                vocabulary.granted(key.scopes(), uses.deciding(id, key.id())),
                token,
                new AuthenticatedCaller.Proof(id, KeyId.of(id)));
        boolean active = key.state() == ApiKey.State.ACTIVE;
        long endsAt = key.end().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        return new CachedKey(
                caller,
                new AuthenticationResult.Known(caller),
                stored.digest(),
                stored.kind(),
                active,
                endsAt,
                addresses(key),
                readAt,
                use);
    }
}
