package dev.latchkey.credential;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;

/**
 * Reads the credential of a request, strictly: exactly one, in one of the places that the settings name.
 *
 * <p>It never calls {@code getParameter}, which would eat the body of a form before the application reads it. An
 * {@code Authorization} of another scheme belongs to the host.
 */
public final class CredentialReader {
    private static final Credential NONE = new Credential.None();
    private static final String BEARER = "Bearer";
    private static final Credential NOT_A_TOKEN = new Credential.Unusable(Refusal.of(RefusalKind.INVALID_TOKEN));
    private static final Credential NOT_A_KEY = new Credential.Unusable(Refusal.of(RefusalKind.MALFORMED_KEY));

    private final List<String> schemes;
    private final String header;
    private final String query;
    private final List<String> prefixes;
    private final List<String> tokenPrefixes;
    private final String tokenStart;
    private final ImportedTexts imported;

    /** Reads as {@code settings} say. */
    public CredentialReader(Settings settings) {
        this.schemes = settings.credentials().schemes();
        this.header = settings.credentials().header().orElse(null);
        this.query = settings.credentials().query().orElse(null);
        this.prefixes = settings.keys().prefixes();
        this.imported = new ImportedTexts(settings.keys().imported());
        this.tokenPrefixes =
                settings.tokens().stream().map(TokenSettings::prefix).toList();
        this.tokenStart = tokenPrefixes.isEmpty() ? null : tokenPrefixes.get(0) + "_";
    }

    /** The credential in {@code request}. */
    public Credential read(HttpServletRequest request) {
        Credential found = fromAuthorization(request.getHeaders("Authorization"));
        if (header != null) {
            found = onlyOneOf(found, fromHeader(request.getHeaders(header)));
        }
        if (query != null && request.getQueryString() != null) {
            found = onlyOneOf(found, fromQuery(request.getQueryString()));
        }
        return found;
    }

    private static Credential onlyOneOf(Credential one, Credential other) {
        if (one == NONE) {
            return other;
        }
        return other == NONE ? one : malformed("The request has credentials in two places. Send one.");
    }

    private static Credential malformed(String detail) {
        return new Credential.Unusable(Refusal.of(RefusalKind.MALFORMED_CREDENTIALS, detail));
    }

    private Credential fromAuthorization(Enumeration<String> values) {
        if (values == null || !values.hasMoreElements()) {
            return NONE;
        }
        String value = values.nextElement().strip();
        if (values.hasMoreElements()) {
            return malformed("The request has several Authorization header fields. Send one.");
        }
        int schemeEnd = 0;
        while (schemeEnd < value.length() && !isWhitespace(value.charAt(schemeEnd))) {
            schemeEnd++;
        }
        int start = schemeEnd;
        while (start < value.length() && isWhitespace(value.charAt(start))) {
            start++;
        }
        boolean token = isToken(value, schemeEnd, start);
        if (!token && !isOurs(value, schemeEnd)) {
            return listsOurs(value) ? severalInOneField() : NONE;
        }
        if (start == value.length()) {
            return malformed("The Authorization header field has a scheme without a key. Send \"Authorization: "
                    + schemes.get(0) + " <api key>\".");
        }
        if (value.indexOf(',', start) >= 0 || value.indexOf(' ', start) >= 0 || value.indexOf('\t', start) >= 0) {
            return severalInOneField();
        }
        return token ? token(value, start) : key(value, start);
    }

    /** Whether it is an access token of ours: only what bears our prefix is, for the scheme belongs to the host. */
    private boolean isToken(String value, int schemeEnd, int start) {
        return tokenStart != null
                && schemeEnd == BEARER.length()
                && value.regionMatches(true, 0, BEARER, 0, schemeEnd)
                && value.startsWith(tokenStart, start);
    }

    private Credential token(String value, int start) {
        KeyText outlined = KeyText.outline(value, start, tokenPrefixes);
        return outlined == null ? NOT_A_TOKEN : new Credential.Token(outlined);
    }

    private Credential severalInOneField() {
        return malformed("The Authorization header field has more than one key. Send \"Authorization: " + schemes.get(0)
                + " <api key>\" only.");
    }

    /** Whether a later element of a list, which this header field is not, names one of our schemes. */
    private boolean listsOurs(String value) {
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == ',' && !quoted && namesOurs(value, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean namesOurs(String value, int from) {
        int start = from;
        while (start < value.length() && isWhitespace(value.charAt(start))) {
            start++;
        }
        for (int i = 0; i < schemes.size(); i++) {
            String scheme = schemes.get(i);
            int end = start + scheme.length();
            if (end < value.length()
                    && isWhitespace(value.charAt(end))
                    && value.regionMatches(true, start, scheme, 0, scheme.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean isOurs(String value, int length) {
        for (int i = 0; i < schemes.size(); i++) {
            if (schemes.get(i).length() == length && value.regionMatches(true, 0, schemes.get(i), 0, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhitespace(char c) {
        return c == ' ' || c == '\t';
    }

    private Credential fromHeader(Enumeration<String> values) {
        if (values == null || !values.hasMoreElements()) {
            return NONE;
        }
        String value = values.nextElement().strip();
        if (values.hasMoreElements()) {
            return malformed("The request has several " + header + " header fields. Send one.");
        }
        return value.isEmpty()
                ? malformed("The " + header + " header field is empty. Send the key in it.")
                : key(value, 0);
    }

    private Credential fromQuery(String queryString) {
        Credential found = NONE;
        for (String parameter : queryString.split("&")) {
            int equals = parameter.indexOf('=');
            if (query.equals(decoded(equals < 0 ? parameter : parameter.substring(0, equals)))) {
                if (found != NONE) {
                    return malformed("The query has the parameter " + query + " more than once. Send it once.");
                }
                found = key(equals < 0 ? "" : decoded(parameter.substring(equals + 1)), 0);
            }
        }
        return found;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEncoding) {
            return "";
        }
    }

    private Credential key(String text, int from) {
        KeyText own = KeyText.outline(text, from, prefixes);
        KeyText outlined = own == null ? imported.outline(text, from) : own;
        return outlined == null ? NOT_A_KEY : new Credential.Key(outlined);
    }
}
