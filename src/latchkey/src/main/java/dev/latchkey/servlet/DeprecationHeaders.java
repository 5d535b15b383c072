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
 * Adds {@code Deprecation} (RFC 9745), {@code Sunset} (RFC 8594) and {@code Link} to responses to access tokens. Thread-safe.
 */
public final class DeprecationHeaders {
    private final String deprecation;
    private final String sunset;
    /** The page about the replacement of access tokens; null if it is the path of key management. */
    private final String page;

    private final String path;

    /** Creates the header fields of a web application. */
    public DeprecationHeaders(TokenSettings tokens, Settings settings) {
        deprecation = "@" + tokens.deprecated().getEpochSecond();
        sunset = DateTimeFormatter.RFC_1123_DATE_TIME.format(tokens.sunset().atOffset(ZoneOffset.UTC));
        path = settings.management().path() + "/";
        page = tokens.link().orElse(settings.management().enabled() ? null : RefusalKind.TOKENS_ENDED.type());
    }

    /** Returns whether the request has an access token. */
    static boolean appliesTo(AuthenticationResult result) {
        return result instanceof AuthenticationResult.Known known
                ? known.caller().isToken()
                : result instanceof AuthenticationResult.Refused refused && refused.ofToken();
    }

    /** Adds the header fields to the response. */
    public void addTo(HttpServletRequest request, HttpServletResponse response) {
        String link = page == null ? RequestPath.reference(request, path) : page;
        response.setHeader("Deprecation", deprecation);
        response.setHeader("Sunset", sunset);
        response.addHeader("Link", "<" + link + ">; rel=\"deprecation\", <" + link + ">; rel=\"sunset\"");
    }
}
