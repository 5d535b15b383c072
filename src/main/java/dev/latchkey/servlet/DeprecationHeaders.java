package dev.latchkey.servlet;

import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.config.RequestPath;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Tells whoever uses access tokens, in each answer, that they are deprecated (RFC 9745), when they end (RFC 8594), and where it is
 * said what to do instead. Thread-safe.
 */
public final class DeprecationHeaders {
    private final String deprecation;
    private final String sunset;
    /** The page that says what to do instead; null if it is at a path of the web application. */
    private final String page;

    private final String path;

    /** The notice of a web application. */
    public DeprecationHeaders(TokenSettings tokens, Settings settings) {
        deprecation = "@" + tokens.deprecated().getEpochSecond();
        sunset = DateTimeFormatter.RFC_1123_DATE_TIME.format(tokens.sunset().atOffset(ZoneOffset.UTC));
        path = settings.management().path() + "/";
        page = tokens.link().orElse(settings.management().enabled() ? null : RefusalKind.TOKENS_ENDED.type());
    }

    /** Whether what a request sent was an access token. */
    static boolean appliesTo(AuthenticationResult result) {
        return result instanceof AuthenticationResult.Known known
                ? known.caller().isToken()
                : result instanceof AuthenticationResult.Refused refused && refused.ofToken();
    }

    /** Adds the notice to the response to a request. */
    public void addTo(HttpServletRequest request, HttpServletResponse response) {
        String instead = page == null ? RequestPath.reference(request, path) : page;
        response.setHeader("Deprecation", deprecation);
        response.setHeader("Sunset", sunset);
        response.addHeader("Link", "<" + instead + ">; rel=\"deprecation\", <" + instead + ">; rel=\"sunset\"");
    }
}
