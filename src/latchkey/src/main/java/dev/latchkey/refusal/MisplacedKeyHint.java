package dev.latchkey.refusal;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.MisplacedKeys;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Rewords the detail of 401 refusals: it names the header fields of the settings, and where a misplaced key was found. The detail
 * repeats nothing of the request. Thread-safe.
 */
final class MisplacedKeyHint {
    private final MisplacedKeys keys;
    private final String howToSend;
    private final Refusal credentialsRequired;

    MisplacedKeyHint(Settings settings) {
        this.keys = new MisplacedKeys(settings);
        String scheme = settings.credentials().schemes().get(0);
        this.howToSend = "\"Authorization: " + scheme + " <api key>\""
                + settings.credentials()
                        .header()
                        .map(header -> " or \"" + header + ": <api key>\"")
                        .orElse("");
        this.credentialsRequired = Refusal.of(RefusalKind.CREDENTIALS_REQUIRED)
                .withDetail("Send an API key in the Authorization header field: " + howToSend + ".");
    }

    /** Returns the refusal with the detail that fits the request. */
    Refusal reword(Refusal refusal, HttpServletRequest request) {
        return switch (refusal.kind()) {
            case CREDENTIALS_REQUIRED ->
                keys.in(request).map(key -> refusal.withDetail(misplaced(key))).orElse(credentialsRequired);
            case MALFORMED_KEY ->
                keys.in(request).map(key -> refusal.withDetail(decorated(key))).orElse(refusal);
            default -> refusal;
        };
    }

    private String misplaced(MisplacedKeys.Found key) {
        String what = key.token() ? "an access token" : "an API key";
        String where =
                switch (key.place()) {
                    case AUTHORIZATION -> "The Authorization header field carries " + what + " without its scheme.";
                    case HEADER -> "A header field that is not read for it carries " + what + ".";
                    case COOKIE -> "A cookie carries " + what + ".";
                    case QUERY -> "The query of the URL carries " + what + ", and URLs are logged: replace it.";
                };
        return where + " " + howToSend(key);
    }

    /** The text is in the right place with other characters around it, or it is an access token. */
    private String decorated(MisplacedKeys.Found key) {
        return (key.token()
                        ? "An access token was sent as an API key. "
                        : "The API key was sent with other characters around it. ")
                + howToSend(key);
    }

    private String howToSend(MisplacedKeys.Found key) {
        return "Send it as " + (key.token() ? "\"Authorization: Bearer <access token>\"" : howToSend) + ".";
    }
}
