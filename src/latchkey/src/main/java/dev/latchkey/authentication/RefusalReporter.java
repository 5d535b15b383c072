package dev.latchkey.authentication;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.Credential;
import dev.latchkey.credential.CredentialReader;
import dev.latchkey.credential.KeyText;
import dev.latchkey.credential.MisplacedKeys;
import dev.latchkey.event.AccessRefusedEvent;
import dev.latchkey.key.LogLimiter;
import dev.latchkey.network.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Reports refused requests to observers, and a limited number of them to the log. Thread-safe.
 *
 * <p>It runs for refused requests only. Its failures never become a failure of the request.
 */
public final class RefusalReporter {
    /** The logger of the records, which is not named after a class: operators configure it. */
    static final String LOGGER = "dev.latchkey.refusal";

    private static final Logger LOG = System.getLogger(LOGGER);
    private static final String REPORTED = "dev.latchkey.authentication.reported";
    private static final String PRESENTED = "dev.latchkey.authentication.presented";
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final int MOST_RECORDS = 100;
    private static final int LONGEST = 200;
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
    /** A key that was encoded twice shows no underscore. */
    private static final Pattern SECRETS = Pattern.compile("(?<=_)[0-9A-Za-z]{20,}|(?=[A-Za-z]*[0-9])[0-9A-Za-z]{33,}");

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

    private final TrustedProxies proxies;
    private final CredentialReader credentials;
    private final MisplacedKeys misplaced;
    private final Consumer<AccessRefusedEvent> observers;
    private final LogLimiter records;

    /**
     * Reports for a web application.
     *
     * @param observers is notified of each refusal
     * @param nanoTime a clock that only goes forward
     */
    public RefusalReporter(Settings settings, Consumer<AccessRefusedEvent> observers, LongSupplier nanoTime) {
        this.proxies = settings.network().proxies();
        this.credentials = new CredentialReader(settings);
        this.misplaced = new MisplacedKeys(settings);
        this.observers = observers;
        this.records = new LogLimiter(nanoTime, INTERVAL, MOST_RECORDS);
    }

    /** Stores the id of a client of access tokens in its request, because the header fields do not contain it. */
    static void leaveId(HttpServletRequest request, String clientId) {
        request.setAttribute(PRESENTED, clientId);
    }

    /** Reports a refused request. Errors of the server (5xx) are not reported. */
    public void report(Refusal refusal, HttpServletRequest request) {
        report(refusal.status(), refusal.kind().typeName(), request);
    }

    /**
     * Reports a request that is refused with a problem document.
     *
     * @param kind the last segment of the problem's type
     */
    public void report(int status, String kind, HttpServletRequest request) {
        if (status < 400 || status >= 500) {
            return;
        }
        try {
            if (request.getAttribute(REPORTED) != null) {
                return;
            }
            request.setAttribute(REPORTED, Boolean.TRUE);
            String address = proxies.textOf(request);
            AccessRefusedEvent event =
                    new AccessRefusedEvent(status, kind, idIn(request), address, path(request.getRequestURI()));
            log(event);
            notifyObservers(event);
        } catch (RuntimeException failure) {
            LOG.log(Level.DEBUG, "A refusal could not be reported", failure);
        }
    }

    private void notifyObservers(AccessRefusedEvent event) {
        try {
            observers.accept(event);
        } catch (Exception | LinkageError | AssertionError failure) {
            LOG.log(
                    records.allows("observer") ? Level.ERROR : Level.DEBUG,
                    "An observer of " + AccessRefusedEvent.class.getName() + " failed",
                    failure);
        }
    }

    /** Requests without a key are normal, so they are not logged. */
    private void log(AccessRefusedEvent event) {
        boolean anonymous = event.keyId().isEmpty() && event.kind().equals(RefusalKind.CREDENTIALS_REQUIRED.typeName());
        if (anonymous || !records.allows(event.address() + " " + event.kind())) {
            return;
        }
        LOG.log(
                Level.WARNING,
                () -> "Access refused: " + event.status() + " " + event.kind()
                        + event.keyId().map(id -> ", key " + id).orElse("")
                        + ", address " + event.address() + ", path " + event.path());
    }

    private Optional<String> idIn(HttpServletRequest request) {
        if (request.getAttribute(PRESENTED) instanceof String clientId) {
            return Optional.of(clientId);
        }
        if (CurrentCaller.outcomeOf(request) instanceof AuthenticationResult.Known known) {
            return Optional.of(known.caller().keyId());
        }
        Credential sent = credentials.read(request);
        if (sent instanceof Credential.Key key) {
            return id(key.text());
        }
        if (sent instanceof Credential.Token token) {
            return id(token.text());
        }
        return misplaced.in(request).map(found -> found.text().id());
    }

    private static Optional<String> id(KeyText text) {
        return text.isIntact() ? Optional.of(text.id()) : Optional.empty();
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEncoding) {
            return path;
        }
    }

    /** Removes parameters, which may be session ids, and masks keys, which must not get into a log. */
    static String path(String uri) {
        if (uri == null) {
            return "";
        }
        String shown = uri.length() > 10 * LONGEST ? uri.substring(0, 10 * LONGEST) : uri;
        int query = shown.indexOf('?');
        shown = query < 0 ? shown : shown.substring(0, query);
        shown = PARAMETERS.matcher(shown).replaceAll("");
        String decoded = decoded(shown);
        if (SECRETS.matcher(decoded).find()) {
            shown = SECRETS.matcher(decoded).replaceAll("***");
        }
        shown = UNPRINTABLE.matcher(shown).replaceAll("?");
        return shown.length() > LONGEST ? shown.substring(0, LONGEST - 3) + "..." : shown;
    }
}
