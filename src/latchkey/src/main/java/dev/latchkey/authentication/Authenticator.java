package dev.latchkey.authentication;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.Secret;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.authentication.KeyResolution.Unresolved;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.credential.Credential;
import dev.latchkey.credential.CredentialReader;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyDigest;
import dev.latchkey.key.KeySource;
import dev.latchkey.key.LogLimiter;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Turns a request into what is known about its caller. Thread-safe.
 *
 * <p>A key is refused only on proof. Where the store cannot be asked the answer is that it could not be checked, never that
 * it is wrong.
 */
public final class Authenticator {
    private static final Logger LOG = System.getLogger(Authenticator.class.getName());
    private static final AuthenticationResult TOO_MANY =
            new AuthenticationResult.Refused(Refusal.of(RefusalKind.TOO_MANY_UNKNOWN_KEYS));
    private static final AuthenticationResult UNCHECKED =
            new AuthenticationResult.Refused(Refusal.of(RefusalKind.STORE_UNAVAILABLE));
    private static final Answers KEYS = new Answers(
            CredentialKind.KEY,
            Refusal.of(RefusalKind.INVALID_KEY),
            Refusal.of(RefusalKind.MALFORMED_KEY),
            Optional.empty());
    private static final Answers TOKENS = new Answers(
            CredentialKind.TOKEN,
            Refusal.of(RefusalKind.INVALID_TOKEN),
            Refusal.of(RefusalKind.INVALID_TOKEN),
            Optional.of(Refusal.of(RefusalKind.EXPIRED_TOKEN)));
    private static final Answers CLIENTS = new Answers(
            CredentialKind.CLIENT,
            Refusal.of(RefusalKind.INVALID_CLIENT),
            Refusal.of(RefusalKind.INVALID_CLIENT),
            Optional.empty());

    private final CredentialReader credentials;
    private final KeyResolver keys;
    private final Digester digester;
    private final RequestedApplication requested;
    private final InstantSource clock;
    private final List<String> clientPrefixes;
    private final List<String> tokenPrefixes;
    private final Instant sunset;
    private final AuthenticationResult tokensEnded;
    /** In an outage each request says the same. */
    private final LogLimiter outages;

    private final LogLimiter missingPeppers;

    /**
     * How one kind of credential is refused: the same for all that are wrong, so that nobody learns which exist.
     *
     * @param ended for one that is right, and whose time is over; empty if it is to be refused as a wrong one
     */
    private record Answers(
            CredentialKind kind,
            AuthenticationResult invalid,
            AuthenticationResult mistyped,
            Optional<AuthenticationResult> ended) {
        Answers(CredentialKind kind, Refusal invalid, Refusal mistyped, Optional<Refusal> ended) {
            this(
                    kind,
                    new AuthenticationResult.Refused(invalid),
                    new AuthenticationResult.Refused(mistyped),
                    ended.map(AuthenticationResult.Refused::new));
        }
    }

    /**
     * Authenticates by the keys of a web application.
     *
     * @param configured keys that work without the store
     * @param threads where the store is asked; may refuse when too much is asked
     * @param nanoTime a clock that only goes forward
     */
    public Authenticator(
            Settings settings,
            ConfiguredKeys configured,
            KeySource store,
            Digester digester,
            Vocabulary vocabulary,
            Executor threads,
            LongSupplier nanoTime) {
        this(settings, configured, store, digester, vocabulary, threads, nanoTime, InstantSource.system());
    }

    /** The same, with a clock that tells what the end of a key or an access token is compared with. */
    Authenticator(
            Settings settings,
            ConfiguredKeys configured,
            KeySource store,
            Digester digester,
            Vocabulary vocabulary,
            Executor threads,
            LongSupplier nanoTime,
            InstantSource clock) {
        this.credentials = new CredentialReader(settings);
        this.keys = new KeyResolver(store, configured, vocabulary, settings, threads, nanoTime);
        this.digester = digester;
        this.requested = new RequestedApplication(settings);
        this.clock = clock;
        this.outages = new LogLimiter(nanoTime);
        this.missingPeppers = new LogLimiter(nanoTime);
        this.clientPrefixes =
                settings.tokens().stream().map(TokenSettings::clientPrefix).toList();
        this.tokenPrefixes =
                settings.tokens().stream().map(TokenSettings::prefix).toList();
        this.sunset = settings.tokens().map(TokenSettings::sunset).orElse(Instant.MIN);
        this.tokensEnded = new AuthenticationResult.Refused(
                settings.tokens().map(TokenSettings::refusalAfterSunset).orElse(Refusal.of(RefusalKind.TOKENS_ENDED)));
    }

    /** What is known about the caller of {@code request}. */
    public AuthenticationResult authenticate(HttpServletRequest request) {
        Credential credential = credentials.read(request);
        if (credential instanceof Credential.Key key) {
            return verify(key.text(), KEYS, request);
        }
        if (credential instanceof Credential.Token token) {
            return ofToken(haveTokensEnded() ? tokensEnded : verify(token.text(), TOKENS, request));
        }
        if (credential instanceof Credential.Unusable unusable) {
            boolean token = unusable.refusal().kind() == RefusalKind.INVALID_TOKEN;
            return token && haveTokensEnded()
                    ? ofToken(tokensEnded)
                    : new AuthenticationResult.Refused(unusable.refusal(), token);
        }
        return AuthenticationResult.ANONYMOUS;
    }

    /**
     * Checks the secret of a client of access tokens, from the cache where there is one: wrong ones take from the limit of unknown
     * keys, and a right one is never limited by them.
     *
     * @return why the client gets no token; empty if its secret is right
     */
    public Optional<Refusal> refusalForClient(String clientId, String secret, HttpServletRequest request) {
        Optional<KeyText> text =
                KeyText.parse(secret, clientPrefixes).filter(each -> each.id().equals(clientId));
        if (text.isEmpty()) {
            return Optional.of(Refusal.of(RefusalKind.INVALID_CLIENT));
        }
        RefusalReporter.leaveId(request, clientId);
        return verify(text.get(), CLIENTS, request) instanceof AuthenticationResult.Refused refused
                ? Optional.of(refused.refusal())
                : Optional.empty();
    }

    /**
     * What the same caller's next request would find: for whatever is sent long after the request was authenticated. It asks the
     * cache, and the store only where the cache may not be trusted, and counts no use of the key.
     *
     * @return a known caller with the scopes that the key holds now; or the refusal, which is
     *     {@link RefusalKind#STORE_UNAVAILABLE} if it cannot be told whether the key ended
     */
    public AuthenticationResult authenticateAgain(AuthenticationResult.Known before) {
        AuthenticatedCaller caller = before.caller();
        if (caller.isToken() && haveTokensEnded()) {
            return tokensEnded;
        }
        KeyResolution found;
        try {
            found = keys.findAgain(caller.proof());
        } catch (StoreUnavailableException outage) {
            logOutage(caller.proof().id(), outage);
            return UNCHECKED;
        }
        Answers answers = caller.isToken() ? TOKENS : KEYS;
        if (!(found instanceof CachedKey entry)
                || entry.kind() != answers.kind
                || !entry.active()
                || !entry.caller().application().equals(caller.application())) {
            return answers.invalid;
        }
        return entry.hasEnded(clock) ? answers.ended.orElse(answers.invalid) : entry.outcome();
    }

    private static AuthenticationResult ofToken(AuthenticationResult outcome) {
        return outcome instanceof AuthenticationResult.Refused refused
                ? new AuthenticationResult.Refused(refused.refusal(), true)
                : outcome;
    }

    private boolean haveTokensEnded() {
        return !clock.instant().isBefore(sunset);
    }

    private AuthenticationResult verify(KeyText text, Answers answers, HttpServletRequest request) {
        if (requested.isAmbiguous(request)) {
            return new AuthenticationResult.Refused(Refusal.of(RefusalKind.AMBIGUOUS_PATH));
        }
        CachedKey remembered = keys.cached(text.knownBy());
        if (remembered != null) {
            return compare(text, remembered, answers, request);
        }
        return text.isIntact() ? lookUp(text, answers, request) : answers.mistyped;
    }

    private AuthenticationResult lookUp(KeyText text, Answers answers, HttpServletRequest request) {
        KeyResolution found;
        try {
            found = keys.find(text.id(), isOfFormerKey(text) ? null : request.getRemoteAddr());
        } catch (StoreUnavailableException outage) {
            logOutage(text.id(), outage);
            return UNCHECKED;
        }
        if (found instanceof CachedKey key) {
            return compare(text, key, answers, request);
        }
        // An unknown id was counted when it was looked up, if it is to be counted.
        return found == Unresolved.RATE_LIMITED ? TOO_MANY : answers.invalid;
    }

    /** Returns whether the caller had this key. Such a caller does not guess, so the limit for guesses does not apply to them. */
    private boolean isOfFormerKey(KeyText text) {
        KeyDigest last = keys.lastDigest(text.knownBy());
        return last != null && digester.compare(text, last) == Digester.Match.SAME;
    }

    private void logOutage(String keyId, StoreUnavailableException outage) {
        LOG.log(
                outages.allows("") ? Level.WARNING : Level.DEBUG,
                () -> "The key " + keyId + " could not be verified, because the key store is unavailable: "
                        + (outage.getCause() == null ? outage.getMessage() : outage.getCause()));
    }

    private AuthenticationResult compare(KeyText text, CachedKey entry, Answers answers, HttpServletRequest request) {
        Digester.Match match = digester.compare(text, entry.digest());
        if (match == Digester.Match.SAME) {
            if (entry.kind() == CredentialKind.KEY && digester.isOutdated(entry.digest())) {
                keys.renew(text.id(), entry.digest(), () -> digester.digest(text));
            }
            return proven(entry, answers, request);
        }
        if (!text.isIntact()) {
            // Its answer must not tell whether somebody has a key with this id.
            return answers.mistyped;
        }
        return match == Digester.Match.DIFFERENT ? wrong(answers, request) : unknownPepper(text, entry);
    }

    /** A wrong secret takes from the limit of unknown keys, and gets their response when it is used up. */
    private AuthenticationResult wrong(Answers answers, HttpServletRequest request) {
        return keys.charge(request.getRemoteAddr()) ? answers.invalid : TOO_MANY;
    }

    /** Decides about a key whose secret is right. Only its owner learns that it ended, so the limit for guesses does not apply. */
    private AuthenticationResult proven(CachedKey entry, Answers answers, HttpServletRequest request) {
        if (entry.kind() != answers.kind
                || !entry.active()
                || !requested.is(entry.caller().application(), request)) {
            return answers.invalid;
        }
        if (entry.hasEnded(clock)) {
            return answers.ended.orElse(answers.invalid);
        }
        if (answers != CLIENTS) {
            entry.use().note();
        }
        return entry.outcome();
    }

    private AuthenticationResult unknownPepper(KeyText text, CachedKey entry) {
        LOG.log(
                missingPeppers.allows(text.id()) ? Level.ERROR : Level.DEBUG,
                () -> "The key " + text.id() + " was created with a pepper that latchkey.pepper lacks: "
                        + entry.digest() + ". Add this version to the setting on every server.");
        return UNCHECKED;
    }

    /** Heeds that keys were made, changed or deleted here. */
    public void heedChanges() {
        keys.heed();
    }

    /** Heeds that an access token was issued here. */
    public void heedToken(Secret token) {
        KeyText.parse(token.reveal(), tokenPrefixes).ifPresent(text -> keys.heedToken(text.id()));
    }

    KeyResolver keys() {
        return keys;
    }
}
