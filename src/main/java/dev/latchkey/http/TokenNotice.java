package dev.latchkey.http;

import dev.latchkey.Refusal;
import dev.latchkey.caller.Outcome;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Tells whoever uses access tokens, in each answer, that they are deprecated (RFC 9745), when they end (RFC 8594), and where it is
 * said what to do instead. Thread-safe.
 */
public final class TokenNotice {
    private final String deprecation;
    private final String sunset;
    private final String links;

    /**
     * The notice of a web application.
     *
     * @param contextPath where the web application is
     */
    public TokenNotice(TokenSettings tokens, Settings settings, String contextPath) {
        deprecation = "@" + tokens.deprecated().getEpochSecond();
        sunset = DateTimeFormatter.RFC_1123_DATE_TIME.format(tokens.sunset().atOffset(ZoneOffset.UTC));
        String instead = tokens.link()
                .orElse(settings.admin() ? contextPath + settings.adminPath() + "/" : Refusal.Kind.TOKENS_ENDED.type());
        links = "<" + instead + ">; rel=\"deprecation\", <" + instead + ">; rel=\"sunset\"";
    }

    /** Whether what a request sent was an access token. */
    static boolean concerns(Outcome outcome) {
        return outcome instanceof Outcome.Known known
                ? known.caller().isToken()
                : outcome instanceof Outcome.Refused refused && refused.ofToken();
    }

    /** Adds the notice to an answer. */
    public void addTo(HttpServletResponse response) {
        response.setHeader("Deprecation", deprecation);
        response.setHeader("Sunset", sunset);
        response.addHeader("Link", links);
    }
}
