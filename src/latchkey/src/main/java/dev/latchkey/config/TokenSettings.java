package dev.latchkey.config;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds how the older access tokens are still accepted. Immutable.
 *
 * @param sunset see {@link Setting#TOKENS_SUNSET}
 * @param deprecated see {@link Setting#TOKENS_DEPRECATED}, never after the sunset
 * @param path see {@link Setting#TOKENS_PATH}
 * @param prefix see {@link Setting#TOKENS_PREFIX}
 * @param lifetime see {@link Setting#TOKENS_LIFETIME}
 * @param scopes see {@link Setting#TOKENS_SCOPES}
 * @param lenient see {@link Setting#TOKENS_LENIENT}
 * @param link see {@link Setting#TOKENS_LINK}
 */
public record TokenSettings(
        Instant sunset,
        Instant deprecated,
        String path,
        String prefix,
        Duration lifetime,
        Scopes scopes,
        boolean lenient,
        Optional<String> link) {

    /** The name of the servlet that issues tokens. */
    public static final String SERVLET = "latchkey-token";

    /** Which scopes a client gets if none are named. */
    public enum Scopes {
        /** None: they have to be named. */
        NAMED,
        /** All that there are when it is made. */
        ALL
    }

    /** Returns the refusal of a token, or of a request for one, after the sunset. */
    public Refusal refusalAfterSunset() {
        return Refusal.of(
                RefusalKind.TOKENS_ENDED,
                "Access tokens ended at " + sunset
                        + ". Ask the person who manages your keys for an API key with the same scopes,"
                        + " and send it as \"Authorization: Key <api key>\".");
    }

    /** What the secrets of clients begin with: not what tokens do, so that nobody takes one for the other. */
    public String clientPrefix() {
        return prefix + "_client";
    }
}
