package dev.latchkey.authentication;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.Secret;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.credential.Credential;
import dev.latchkey.credential.CredentialReader;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeySource;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Authenticates the caller of a request. Thread-safe.
 *
 * <p>A key is refused only on proof. Where the store cannot be asked the answer is that it could not be checked, never that
 * it is wrong.
 */
public final class Authenticator {
    private final CredentialReader credentials;
    private final KeyResolver keys;
    private final KeyVerifier verifier;
    private final InsecureRequests insecure;
    private final InstantSource clock;
    private final List<String> clientPrefixes;
    private final List<String> tokenPrefixes;
    private final Instant sunset;
    private final AuthenticationResult tokensEnded;

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

    /**
     * The same, which has credentials revoked that were sent without TLS, if the settings say so.
     *
     * @param exposed is notified of them, with the address of the request
     */
    public Authenticator(
            Settings settings,
            ConfiguredKeys configured,
            KeySource store,
            Digester digester,
            Vocabulary vocabulary,
            Executor threads,
            BiConsumer<KeyText, String> exposed) {
        this(
                settings,
                configured,
                store,
                digester,
                vocabulary,
                threads,
                System::nanoTime,
                InstantSource.system(),
                exposed);
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
        this(settings, configured, store, digester, vocabulary, threads, nanoTime, clock, (text, address) -> {});
    }

    Authenticator(
            Settings settings,
            ConfiguredKeys configured,
            KeySource store,
            Digester digester,
            Vocabulary vocabulary,
            Executor threads,
            LongSupplier nanoTime,
            InstantSource clock,
            BiConsumer<KeyText, String> exposed) {
        this.insecure = new InsecureRequests(settings, exposed);
        this.credentials = new CredentialReader(settings);
        this.keys = new KeyResolver(store, configured, vocabulary, settings, threads, nanoTime);
        this.verifier = new KeyVerifier(
                keys,
                digester,
                new RequestedApplication(settings),
                settings.network().proxies(),
                clock,
                nanoTime);
        this.clock = clock;
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
        AuthenticationResult refused =
                credential instanceof Credential.None ? null : insecure.refusalOf(credential, request);
        if (refused != null) {
            return refused;
        }
        if (credential instanceof Credential.Key key) {
            return verifier.verify(key.text(), KindRefusals.OF_KEYS, request);
        }
        if (credential instanceof Credential.Token token) {
            return ofToken(
                    haveTokensEnded() ? tokensEnded : verifier.verify(token.text(), KindRefusals.OF_TOKENS, request));
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
        if (insecure.isRefused(request)) {
            KeyText.parse(secret, clientPrefixes).ifPresent(exposed -> insecure.revoke(exposed, request));
            return Optional.of(Refusal.of(RefusalKind.INSECURE_CHANNEL));
        }
        Optional<KeyText> text = KeyText.parse(secret, clientPrefixes)
                .filter(keyText -> keyText.id().equals(clientId));
        if (text.isEmpty()) {
            return Optional.of(Refusal.of(RefusalKind.INVALID_CLIENT));
        }
        RefusalReporter.leaveId(request, clientId);
        return verifier.verify(text.get(), KindRefusals.OF_CLIENTS, request)
                        instanceof AuthenticationResult.Refused refused
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
        return verifier.verifyAgain(before, caller.isToken() ? KindRefusals.OF_TOKENS : KindRefusals.OF_KEYS);
    }

    /**
     * What is known about the caller of a request without a key, who has proved to hold the key with this id: by a ticket that the
     * key was exchanged for. The key must work at this moment.
     *
     * @return a known caller, or a refusal
     */
    public AuthenticationResult authenticateHolder(String keyId, HttpServletRequest request) {
        return verifier.verifyHolder(keyId, request);
    }

    /**
     * Looks something up that proves a key and may be guessed, such as a ticket. What is not found takes from the limit of unknown keys.
     *
     * @throws AccessRefusedException if the limit of the address is used up
     */
    public <T> Optional<T> lookUpLimited(String address, Supplier<Optional<T>> lookUp) {
        Optional<T> found = keys.lookUpLimited(address, lookUp);
        if (found == null) {
            throw new AccessRefusedException(Refusal.of(RefusalKind.TOO_MANY_UNKNOWN_KEYS));
        }
        return found;
    }

    private static AuthenticationResult ofToken(AuthenticationResult outcome) {
        return outcome instanceof AuthenticationResult.Refused refused
                ? new AuthenticationResult.Refused(refused.refusal(), true)
                : outcome;
    }

    private boolean haveTokensEnded() {
        return !clock.instant().isBefore(sunset);
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
