package dev.latchkey.caller;

import dev.latchkey.Refusal;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.Credential;
import dev.latchkey.credential.CredentialReader;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeySource;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
    private static final Outcome MISTYPED = new Outcome.Refused(Refusal.malformedKey());
    private static final Outcome INVALID = new Outcome.Refused(Refusal.invalidKey());
    private static final Outcome TOO_MANY = new Outcome.Refused(Refusal.tooManyUnknownKeys());
    private static final Outcome UNCHECKED = new Outcome.Refused(Refusal.storeUnavailable());

    private final CredentialReader credentials;
    private final VerifiedKeys keys;
    private final Digester digester;
    private final RequestedApplication requested;

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
        this.credentials = new CredentialReader(settings);
        this.keys = new VerifiedKeys(store, configured, vocabulary, settings, threads, nanoTime);
        this.digester = digester;
        this.requested = new RequestedApplication(settings);
    }

    /** What is known about the caller of {@code request}. */
    public Outcome authenticate(HttpServletRequest request) {
        Credential credential = credentials.read(request);
        if (credential instanceof Credential.Key key) {
            return requested.isAmbiguous(request)
                    ? new Outcome.Refused(Refusal.ambiguousPath())
                    : verify(key.text(), request);
        }
        return credential instanceof Credential.Unusable unusable
                ? new Outcome.Refused(unusable.refusal())
                : Outcome.ANONYMOUS;
    }

    private Outcome verify(KeyText text, HttpServletRequest request) {
        VerifiedKeys.Entry remembered = keys.remembered(text.id());
        if (remembered != null) {
            return compare(text, remembered, request);
        }
        return text.isIntact() ? lookUp(text, request) : MISTYPED;
    }

    private Outcome lookUp(KeyText text, HttpServletRequest request) {
        VerifiedKeys.Entry entry;
        try {
            entry = keys.find(text.id(), request.getRemoteAddr());
        } catch (StoreUnavailableException outage) {
            LOG.log(
                    Level.WARNING,
                    () -> "The key " + text.id() + " could not be checked: "
                            + (outage.getCause() == null ? outage.getMessage() : outage.getCause()));
            return UNCHECKED;
        }
        if (entry == null) {
            return INVALID;
        }
        if (entry == VerifiedKeys.TOO_MANY) {
            return TOO_MANY;
        }
        return compare(text, entry, request);
    }

    private Outcome compare(KeyText text, VerifiedKeys.Entry entry, HttpServletRequest request) {
        Digester.Match match = digester.compare(text, entry.digest());
        if (match == Digester.Match.SAME) {
            return entry.works() && requested.is(entry.caller().application(), request) ? known(entry) : INVALID;
        }
        if (!text.isIntact()) {
            // Its answer must not tell whether somebody has a key with this id.
            return MISTYPED;
        }
        return match == Digester.Match.DIFFERENT ? INVALID : unknownPepper(text, entry);
    }

    private static Outcome unknownPepper(KeyText text, VerifiedKeys.Entry entry) {
        LOG.log(
                Level.ERROR,
                () -> "The key " + text.id() + " was made with a pepper that latchkey.pepper lacks: " + entry.digest());
        return UNCHECKED;
    }

    private static Outcome known(VerifiedKeys.Entry entry) {
        entry.use().note();
        return entry.outcome();
    }

    /** Heeds that keys were made, changed or deleted here. */
    public void heedChanges() {
        keys.heed();
    }

    VerifiedKeys keys() {
        return keys;
    }
}
