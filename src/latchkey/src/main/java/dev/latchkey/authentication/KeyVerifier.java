package dev.latchkey.authentication;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.authentication.KeyResolution.Unresolved;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.Digester;
import dev.latchkey.key.LogLimiter;
import dev.latchkey.network.IpAddress;
import dev.latchkey.network.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Verifies the text of a key, client secret or access token against the digest of its id. Thread-safe. */
final class KeyVerifier {
    private static final Logger LOG = System.getLogger(Authenticator.class.getName());
    private static final AuthenticationResult TOO_MANY =
            new AuthenticationResult.Refused(Refusal.of(RefusalKind.TOO_MANY_UNKNOWN_KEYS));
    private static final AuthenticationResult UNCHECKED =
            new AuthenticationResult.Refused(Refusal.of(RefusalKind.STORE_UNAVAILABLE));
    private static final AuthenticationResult AMBIGUOUS =
            new AuthenticationResult.Refused(Refusal.of(RefusalKind.AMBIGUOUS_PATH));

    private final KeyResolver keys;
    private final Digester digester;
    private final RequestedApplication requested;
    private final TrustedProxies proxies;
    private final InstantSource clock;
    /** In an outage each request says the same. */
    private final LogLimiter outages;

    private final LogLimiter missingPeppers;

    /**
     * Verifies against keys that are found by a resolver.
     *
     * @param proxies tell where requests come from
     * @param clock tells what the end of a key or an access token is compared with
     * @param nanoTime a clock that only goes forward
     */
    KeyVerifier(
            KeyResolver keys,
            Digester digester,
            RequestedApplication requested,
            TrustedProxies proxies,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.keys = keys;
        this.digester = digester;
        this.requested = requested;
        this.proxies = proxies;
        this.clock = clock;
        this.outages = new LogLimiter(nanoTime);
        this.missingPeppers = new LogLimiter(nanoTime);
    }

    /** Verifies a text that was sent, and counts a use of the key if it is right. */
    AuthenticationResult verify(KeyText text, KindRefusals refusals, HttpServletRequest request) {
        if (requested.isAmbiguous(request)) {
            return AMBIGUOUS;
        }
        if (keys.cached(text.knownBy()) instanceof CachedKey cached) {
            return compare(text, cached, refusals, request);
        }
        return text.isIntact() ? lookUp(text, refusals, request) : refusals.mistyped();
    }

    /** Verifies a caller who was verified before, and counts no use of the key. */
    AuthenticationResult verifyAgain(AuthenticationResult.Known before, KindRefusals refusals) {
        AuthenticatedCaller caller = before.caller();
        KeyResolution found;
        try {
            found = keys.findAgain(caller.proof());
        } catch (StoreUnavailableException outage) {
            logOutage(caller.proof().id(), outage);
            return UNCHECKED;
        }
        if (!(found instanceof CachedKey entry)
                || entry.kind() != refusals.kind()
                || !entry.active()
                || !entry.caller().application().equals(caller.application())) {
            return refusals.invalid();
        }
        // A key that got its first restriction meanwhile is asked for again, because the address was not kept.
        if (!entry.isAcceptedFrom(before.address())) {
            return KindRefusals.ADDRESS_NOT_ALLOWED;
        }
        return entry.hasEnded(clock) ? refusals.afterItsEnd() : before.later(entry.outcome());
    }

    /** Verifies that a key works whose holder proved it otherwise than by its text, and counts a use of the key. */
    AuthenticationResult verifyHolder(String keyId, HttpServletRequest request) {
        try {
            return keys.findUnlimited(keyId) instanceof CachedKey entry
                    ? proven(entry, KindRefusals.OF_KEYS, request)
                    : KindRefusals.OF_KEYS.invalid();
        } catch (StoreUnavailableException outage) {
            logOutage(keyId, outage);
            return UNCHECKED;
        }
    }

    private AuthenticationResult lookUp(KeyText text, KindRefusals refusals, HttpServletRequest request) {
        KeyResolution found;
        try {
            found = isOfFormerKey(text) ? keys.findUnlimited(text.id()) : keys.find(text.id(), proxies.textOf(request));
        } catch (StoreUnavailableException outage) {
            logOutage(text.id(), outage);
            return UNCHECKED;
        }
        if (found instanceof CachedKey key) {
            return compare(text, key, refusals, request);
        }
        // An unknown id was counted when it was looked up, if it is to be counted.
        return found == Unresolved.RATE_LIMITED ? TOO_MANY : refusals.invalid();
    }

    /** Returns whether the caller had this key. Such a caller does not guess, so the limit for guesses does not apply to them. */
    private boolean isOfFormerKey(KeyText text) {
        return keys.lastDigest(text.knownBy())
                .filter(last -> digester.compare(text, last) == Digester.Match.SAME)
                .isPresent();
    }

    private void logOutage(String keyId, StoreUnavailableException outage) {
        LOG.log(
                outages.allows("") ? Level.WARNING : Level.DEBUG,
                () -> "The key " + keyId + " could not be verified, because the key store is unavailable: "
                        + (outage.getCause() == null ? outage.getMessage() : outage.getCause()));
    }

    private AuthenticationResult compare(
            KeyText text, CachedKey entry, KindRefusals refusals, HttpServletRequest request) {
        Digester.Match match = digester.compare(text, entry.digest());
        if (match == Digester.Match.SAME) {
            if (entry.kind() == CredentialKind.KEY && digester.isOutdated(entry.digest())) {
                keys.renew(text.id(), entry.digest(), () -> digester.digest(text));
            }
            return proven(entry, refusals, request);
        }
        if (!text.isIntact()) {
            // Its answer must not tell whether somebody has a key with this id.
            return refusals.mistyped();
        }
        return match == Digester.Match.DIFFERENT ? wrong(refusals, request) : unknownPepper(text, entry);
    }

    /** A wrong secret takes from the limit of unknown keys, and gets their response when it is used up. */
    private AuthenticationResult wrong(KindRefusals refusals, HttpServletRequest request) {
        return keys.charge(proxies.textOf(request)) ? refusals.invalid() : TOO_MANY;
    }

    /** Decides about a key whose secret is right. Only its owner learns that it ended, so the limit for guesses does not apply. */
    private AuthenticationResult proven(CachedKey entry, KindRefusals refusals, HttpServletRequest request) {
        if (entry.kind() != refusals.kind()
                || !entry.active()
                || !requested.is(entry.caller().application(), request)) {
            return refusals.invalid();
        }
        IpAddress address = entry.addresses() == null ? null : proxies.addressOf(request);
        if (!entry.isAcceptedFrom(address)) {
            return KindRefusals.ADDRESS_NOT_ALLOWED;
        }
        if (entry.hasEnded(clock)) {
            return refusals.afterItsEnd();
        }
        if (refusals.kind() != CredentialKind.CLIENT) {
            entry.use().note(() -> proxies.textOf(request));
        }
        return address == null ? entry.outcome() : new AuthenticationResult.Known(entry.caller(), address);
    }

    private AuthenticationResult unknownPepper(KeyText text, CachedKey entry) {
        LOG.log(
                missingPeppers.allows(text.id()) ? Level.ERROR : Level.DEBUG,
                () -> "The key " + text.id() + " was created with a pepper that latchkey.pepper lacks: "
                        + entry.digest() + ". Add this version to the setting on every server.");
        return UNCHECKED;
    }
}
