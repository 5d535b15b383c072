package dev.latchkey.servlet;

import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.EndNotice;
import dev.latchkey.config.RequestPath;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Adds {@code Deprecation} (RFC 9745), {@code Sunset} (RFC 8594) and {@code Link} to responses to access tokens, and to keys that have
 * an end. Thread-safe.
 */
public final class DeprecationHeaders {
    /** Explains the end of keys where the web application has no key management. */
    private static final String ENDING_KEY = RefusalKind.TYPES + "ending-key";

    /** Null if access tokens are off. */
    private final EndNotice ofTokens;
    /** The page about the replacement of access tokens; null if it is the path of key management. */
    private final String tokenPage;
    /** The page about the end of keys; null if it is the path of key management. */
    private final String keyPage;

    private final String path;

    /** Creates the header fields of a web application. */
    public DeprecationHeaders(Settings settings) {
        boolean managed = settings.management().enabled();
        path = settings.management().path() + "/";
        ofTokens = settings.tokens()
                .map(tokens -> EndNotice.of(tokens.deprecated(), tokens.sunset()))
                .orElse(null);
        tokenPage =
                settings.tokens().flatMap(TokenSettings::link).orElse(managed ? null : RefusalKind.TOKENS_ENDED.type());
        keyPage = managed ? null : ENDING_KEY;
    }

    /** Adds the header fields to the response, if the caller has an access token or a key with an end. */
    void addFor(AuthenticationResult result, HttpServletRequest request, HttpServletResponse response) {
        if (result instanceof AuthenticationResult.Known known) {
            EndNotice notice = known.caller().notice();
            if (notice != null) {
                String link = link(keyPage, request);
                add(notice, "<" + link + ">; rel=\"sunset\"", response);
            } else if (known.caller().isToken()) {
                addForTokens(request, response);
            }
        } else if (result instanceof AuthenticationResult.Refused refused && refused.ofToken()) {
            addForTokens(request, response);
        }
    }

    /** Adds the header fields of access tokens to the response. */
    public void addForTokens(HttpServletRequest request, HttpServletResponse response) {
        if (ofTokens != null) {
            String link = link(tokenPage, request);
            add(ofTokens, "<" + link + ">; rel=\"deprecation\", <" + link + ">; rel=\"sunset\"", response);
        }
    }

    private String link(String page, HttpServletRequest request) {
        return page == null ? RequestPath.reference(request, path) : page;
    }

    private static void add(EndNotice notice, String link, HttpServletResponse response) {
        response.setHeader("Deprecation", notice.deprecation());
        response.setHeader("Sunset", notice.sunset());
        response.addHeader("Link", link);
    }
}
