package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.Secret;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.credential.KeyText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** Issues access tokens to clients that prove themselves by their secret. */
@ApplicationScoped
public class AccessTokens {
    private static final Logger LOG = System.getLogger(AccessTokens.class.getName());
    private static final int MOST_OF_A_CLIENT = 1000;
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    /** So that it can be told for a while that a token has expired, and is not just unknown. */
    private static final Duration EXPIRED_KNOWN = Duration.ofDays(2);

    private final JpaKeyStore store;
    private final Digester digester;
    private final Settings settings;
    private final InstantSource clock;
    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.MIN);

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    AccessTokens() {
        this(null, null, null);
    }

    @Inject
    AccessTokens(JpaKeyStore store, Digester digester, Settings settings) {
        this(store, digester, settings, InstantSource.system());
    }

    AccessTokens(JpaKeyStore store, Digester digester, Settings settings, InstantSource clock) {
        this.store = store;
        this.digester = digester;
        this.settings = settings;
        this.clock = clock;
    }

    /** What comes of a request for a token. */
    public sealed interface Answer {
        /**
         * A token.
         *
         * @param text what is to be sent, shown once
         * @param lifetime how long it works
         * @param scopes what it may do
         * @param client whose it is
         */
        record Issued(Secret text, Duration lifetime, Set<String> scopes, ApiKey client) implements Answer {}

        /**
         * None.
         *
         * @param refusal why
         */
        record Refused(Refusal refusal) implements Answer {}
    }

    /**
     * Issues a token.
     *
     * @param clientId what was sent for the id of a client
     * @param secret what was sent for its secret
     * @param scopes the scopes that the token is to have, at most those of the client; empty for all of them
     * @throws StoreUnavailableException if the store cannot be asked
     * @throws IllegalStateException if there are no access tokens here
     */
    public Answer issue(String clientId, String secret, Optional<Set<String>> scopes) {
        TokenSettings tokens =
                settings.tokens().orElseThrow(() -> new IllegalStateException("latchkey.tokens is false"));
        Optional<KeyText> presented = KeyText.parse(secret, List.of(tokens.clientPrefix()))
                .filter(text -> text.id().equals(clientId));
        if (presented.isEmpty()) {
            return new Answer.Refused(Refusal.of(RefusalKind.INVALID_CLIENT));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        clean(now);
        Answer answer = store.write(
                "issuing an access token", entities -> issue(entities, presented.get(), scopes, tokens, now));
        if (answer instanceof Answer.Issued) {
            renew(presented.get());
        }
        return answer;
    }

    /** The digest of a client gets the newest pepper when the client proves itself; the next token does it if this one cannot. */
    private void renew(KeyText client) {
        try {
            store.find(client.id())
                    .map(KeyRecord::digest)
                    .filter(digester::isOutdated)
                    .ifPresent(kept -> store.renew(client.id(), kept, digester.digest(client)));
        } catch (StoreUnavailableException later) {
            LOG.log(
                    Level.DEBUG,
                    "The digest of a client could not be renewed, and is renewed with its next token",
                    later);
        }
    }

    private Answer issue(
            EntityManager entities, KeyText secret, Optional<Set<String>> asked, TokenSettings tokens, Instant now) {
        Optional<KeyRecord> found =
                store.rows().find(entities, secret.id()).filter(key -> key.kind() == CredentialKind.CLIENT);
        if (found.isEmpty()) {
            return new Answer.Refused(Refusal.of(RefusalKind.INVALID_CLIENT));
        }
        Digester.Match match = digester.compare(secret, found.get().digest());
        if (match == Digester.Match.UNDECIDED) {
            throw new StoreUnavailableException(
                    "the client " + secret.id() + " was created with a pepper that latchkey.pepper lacks", null);
        }
        ApiKey client = found.get().key();
        if (match == Digester.Match.DIFFERENT
                || client.state() != ApiKey.State.ACTIVE
                || client.end().filter(end -> !end.isAfter(now)).isPresent()) {
            return new Answer.Refused(Refusal.of(RefusalKind.INVALID_CLIENT));
        }
        Set<String> granted = asked.map(TreeSet::new).orElseGet(() -> new TreeSet<>(client.scopes()));
        if (!client.scopes().containsAll(granted)) {
            return new Answer.Refused(Refusal.of(
                    RefusalKind.INVALID_SCOPE,
                    "The client does not hold all requested scopes. Request fewer scopes, or grant them to the"
                            + " client."));
        }
        Duration lifetime = lifetime(tokens, now);
        KeyText token = KeyText.generate(tokens.prefix());
        TokenQueries.add(
                entities,
                store.rows()
                        .sign(new TokenEntity(
                                token.id(),
                                client.id(),
                                digester.digest(token),
                                asked.map(unused -> granted),
                                now,
                                now.plus(lifetime))));
        TokenQueries.limit(entities, client.id(), MOST_OF_A_CLIENT);
        return new Answer.Issued(token.text(), lifetime, granted, client);
    }

    /** None outlives the day on which all of them end. */
    private static Duration lifetime(TokenSettings tokens, Instant now) {
        Duration left = Duration.between(now, tokens.sunset());
        return left.compareTo(tokens.lifetime()) < 0 ? left : tokens.lifetime();
    }

    /** In a transaction of its own, as several servers may be at it, and it matters to nobody who waits. */
    private void clean(Instant now) {
        Instant last = cleaned.get();
        if (!last.isAfter(now.minus(BETWEEN_CLEANINGS)) && cleaned.compareAndSet(last, now)) {
            try {
                store.write("issuing an access token", entities -> {
                    TokenQueries.removeExpired(entities, now.minus(EXPIRED_KNOWN));
                    return now;
                });
            } catch (StoreUnavailableException later) {
                LOG.log(Level.DEBUG, "Expired access tokens could not be deleted, and are deleted later", later);
            }
        }
    }
}
