package dev.latchkey.caller;

import dev.latchkey.Refusal;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.Credential;
import dev.latchkey.credential.CredentialReader;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyLookup;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Turns a request into what is known about its caller. Thread-safe.
 *
 * <p>A key is refused only on proof. Where the store cannot be asked the answer is that it could not be checked, never that
 * it is wrong.
 */
public final class Authenticator {
    private static final Logger LOG = System.getLogger(Authenticator.class.getName());
    private static final Outcome INVALID = new Outcome.Refused(Refusal.invalidKey());
    private static final Outcome UNCHECKED = new Outcome.Refused(Refusal.storeUnavailable());

    private final CredentialReader credentials;
    private final VerifiedKeys keys;
    private final Digester digester;
    private final RequestedApplication requested;
    private final AtomicBoolean loggedPepper = new AtomicBoolean();

    /** Authenticates against {@code store}; {@code nanoTime} is a clock that only goes forward. */
    public Authenticator(
            Settings settings, KeyLookup store, Digester digester, Vocabulary vocabulary, LongSupplier nanoTime) {
        this.credentials = new CredentialReader(settings);
        this.keys = new VerifiedKeys(store, vocabulary, settings, nanoTime);
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
        VerifiedKeys.Entry entry;
        try {
            entry = keys.find(text.id());
        } catch (StoreUnavailableException outage) {
            LOG.log(Level.WARNING, () -> "The key " + text.id() + " could not be checked: " + outage.getCause());
            return UNCHECKED;
        }
        if (entry == null) {
            return INVALID;
        }
        return switch (digester.compare(text, entry.digest())) {
            case SAME ->
                entry.works() && requested.is(entry.caller().application(), request)
                        ? new Outcome.Known(entry.caller())
                        : INVALID;
            case DIFFERENT -> INVALID;
            case UNDECIDED -> {
                LOG.log(
                        Level.ERROR,
                        () -> "The key " + text.id() + " was made with a pepper that latchkey.pepper lacks: "
                                + entry.digest());
                yield UNCHECKED;
            }
        };
    }

    /** Forgets what was remembered of keys, because some were made or deleted. */
    public void forgetKeys() {
        keys.forget();
    }
}
