package dev.latchkey.authentication;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.LeakSettings.Insecure;
import dev.latchkey.config.LogOnce;
import dev.latchkey.config.Setting;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.Credential;
import dev.latchkey.credential.KeyText;
import dev.latchkey.network.IpAddress;
import dev.latchkey.network.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.BiConsumer;

/**
 * Decides about credentials that were sent without TLS: one response for all of them, right or wrong, known or unknown. Requests from
 * this machine are exempt. Thread-safe.
 */
final class InsecureRequests {
    private static final Logger LOG = System.getLogger("dev.latchkey");

    /** The usual address of this machine, of which nothing is said where keys are accepted anyway. */
    private static final String LOCAL = "127.0.0.1";

    /** The same for keys and access tokens. */
    private static final AuthenticationResult REFUSED =
            new AuthenticationResult.Refused(Refusal.of(RefusalKind.INSECURE_CHANNEL));

    private final Insecure decision;
    private final TrustedProxies proxies;
    private final BiConsumer<KeyText, String> exposed;
    private final LogOnce first = new LogOnce(LOG, Level.WARNING);

    /**
     * Decides by the settings.
     *
     * @param exposed is notified of intact credentials that are to be revoked, with the address of the request
     */
    InsecureRequests(Settings settings, BiConsumer<KeyText, String> exposed) {
        this.decision = settings.leaks().insecure();
        this.proxies = settings.network().proxies();
        this.exposed = exposed;
    }

    /** Returns the refusal of a credential; null if it may be checked. */
    AuthenticationResult refusalOf(Credential credential, HttpServletRequest request) {
        if (decision == Insecure.ALLOW && (LOCAL.equals(request.getRemoteAddr()) || first.isLogged())
                || !isInsecure(request)) {
            return null;
        }
        if (decision == Insecure.ALLOW) {
            first.log(() ->
                    "A key was sent without TLS, so others may have read it. If a proxy terminates TLS, name it in "
                            + Setting.PROXIES.key() + ". Otherwise set " + Setting.INSECURE.key() + " to refuse.");
            return null;
        }
        if (decision == Insecure.REVOKE) {
            KeyText text = credential instanceof Credential.Key key
                    ? key.text()
                    : credential instanceof Credential.Token token ? token.text() : null;
            revoke(text, request);
        }
        return REFUSED;
    }

    /** Has a text revoked that was sent in another way, such as the secret of a client. */
    void revoke(KeyText text, HttpServletRequest request) {
        if (decision == Insecure.REVOKE && text != null && text.isIntact()) {
            exposed.accept(text, proxies.textOf(request));
        }
    }

    /** Returns whether the client did not use TLS, and is not on this machine. */
    boolean isRefused(HttpServletRequest request) {
        return decision != Insecure.ALLOW && isInsecure(request);
    }

    private boolean isInsecure(HttpServletRequest request) {
        if (proxies.isSecure(request)) {
            return false;
        }
        IpAddress address = proxies.addressOf(request);
        return address == null || !address.isLoopback();
    }
}
