package dev.latchkey.authentication;

import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.KeyDigest;
import dev.latchkey.network.AddressRanges;
import dev.latchkey.network.IpAddress;
import java.time.InstantSource;
import java.util.Set;

/**
 * Holds what it takes to check a key without the store. Immutable but for the counter of its use.
 *
 * @param caller who sends it
 * @param outcome the same as the result of authentication, so that no request makes one
 * @param digest what its text is compared with
 * @param kind whether it is a key, a client or an access token
 * @param active whether it is not disabled
 * @param endsAt when it ends by itself, in milliseconds since 1970; {@link Long#MAX_VALUE} if it does not
 * @param addresses where it is accepted from; null for everywhere
 * @param readAt when it was read from the store, by the clock that only goes forward
 * @param use counts its requests
 */
record CachedKey(
        AuthenticatedCaller caller,
        AuthenticationResult.Known outcome,
        KeyDigest digest,
        CredentialKind kind,
        boolean active,
        long endsAt,
        AddressRanges addresses,
        long readAt,
        UsageRecorder.Use use)
        implements KeyResolution, CacheLookup {

    /** Returns whether it is an access token of one of these clients. */
    boolean isTokenOf(Set<String> clients) {
        return kind == CredentialKind.TOKEN && clients.contains(caller.keyId());
    }

    /** Returns whether it is accepted from an address; null is an unknown one. */
    boolean isAcceptedFrom(IpAddress address) {
        return addresses == null || addresses.contain(address);
    }

    /** Returns whether it has an end that is over: replaced keys and access tokens end by themselves. */
    boolean hasEnded(InstantSource clock) {
        return endsAt != Long.MAX_VALUE && clock.millis() >= endsAt;
    }
}
