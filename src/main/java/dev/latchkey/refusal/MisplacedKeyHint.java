package dev.latchkey.refusal;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.MisplacedKeys;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Words the refusals of requests without a key as the settings have it, and says where a key belongs that was sent in another place.
 * Nothing of what was sent is repeated. Thread-safe.
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

    /** Returns the refusal in the words that help the sender of this request. */
    Refusal reword(Refusal refusal, HttpServletRequest request) {
        return switch (refusal.kind()) {
            case CREDENTIALS_REQUIRED ->
                keys.in(request)
                        .map(found -> refusal.withDetail(misplaced(found)))
                        .orElse(credentialsRequired);
            case MALFORMED_KEY ->
                keys.in(request)
                        .map(found -> refusal.withDetail(decorated(found)))
                        .orElse(refusal);
            default -> refusal;
        };
    }

    private String misplaced(MisplacedKeys.Found found) {
        String what = found.token() ? "an access token" : "an API key";
        String where =
                switch (found.place()) {
                    case AUTHORIZATION -> "The Authorization header field carries " + what + " without its scheme.";
                    case HEADER -> "A header field that is not read for it carries " + what + ".";
                    case COOKIE -> "A cookie carries " + what + ".";
                    case QUERY -> "The query of the URL carries " + what + ", and URLs end up in logs: replace it.";
                };
        return where + " " + howToSend(found);
    }

    /** It stands where keys are read, and with something around it, or it is an access token. */
    private String decorated(MisplacedKeys.Found found) {
        return (found.token()
                        ? "An access token was sent as an API key. "
                        : "The API key was sent with other characters around it. ")
                + howToSend(found);
    }

    private String howToSend(MisplacedKeys.Found found) {
        return "Send it as " + (found.token() ? "\"Authorization: Bearer <access token>\"" : howToSend) + ".";
    }
}
