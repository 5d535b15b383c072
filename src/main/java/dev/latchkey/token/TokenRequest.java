package dev.latchkey.token;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.Refusal.Kind;
import dev.latchkey.scope.ScopeName;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a request for an access token (RFC 6749, sections 2.3.1, 3.3 and 4.4.2). Holds a secret, so it does not print itself.
 */
final class TokenRequest {
    private static final int LARGEST_BODY = 16_384;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BASIC = "Basic ";
    private static final String GRANT = "client_credentials";

    private final String clientId;
    private final String secret;
    private final Set<String> scopes;

    private TokenRequest(String clientId, String secret, Set<String> scopes) {
        this.clientId = clientId;
        this.secret = secret;
        this.scopes = scopes;
    }

    /**
     * Reads a request.
     *
     * @param lenient whether its body may be anything, as long as its credentials are in the header
     * @throws AccessRefusedException if it is none
     */
    static TokenRequest of(HttpServletRequest request, boolean lenient) throws IOException {
        if (request.getQueryString() != null && !lenient) {
            throw malformed("Parameters stand in the body, not in the URL, which ends up in logs.");
        }
        Optional<String[]> basic = basic(request);
        Map<String, String> parameters = parameters(request, lenient && basic.isPresent());
        String grant = parameters.get("grant_type");
        if (grant == null && !(lenient && basic.isPresent())) {
            throw malformed("The parameter grant_type is missing: send grant_type=" + GRANT + ".");
        }
        if (grant != null && !grant.equals(GRANT)) {
            throw refused(Kind.UNSUPPORTED_GRANT, "Access tokens are issued for grant_type=" + GRANT + " alone.");
        }
        String[] credentials =
                basic.orElseGet(() -> new String[] {parameters.get("client_id"), parameters.get("client_secret")});
        if (basic.isPresent() && parameters.containsKey("client_secret")) {
            throw malformed("The client proves itself twice: in the header or in the body is enough.");
        }
        if (credentials[0] == null || credentials[1] == null) {
            throw new AccessRefusedException(Refusal.invalidClient());
        }
        return new TokenRequest(credentials[0], credentials[1], scopes(parameters.getOrDefault("scope", "")));
    }

    private static Set<String> scopes(String text) {
        Set<String> scopes = new TreeSet<>();
        for (String scope : text.split(" ")) {
            if (!scope.isEmpty() && !ScopeName.isValid(scope)) {
                throw refused(
                        Kind.INVALID_SCOPE, "The parameter scope holds something that is not the name of a scope.");
            }
            if (!scope.isEmpty()) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    /** The id and the secret in the header; empty if it is about something else. */
    private static Optional<String[]> basic(HttpServletRequest request) {
        List<String> fields = Collections.list(request.getHeaders("Authorization"));
        if (fields.size() > 1) {
            throw malformed("The request has several Authorization header fields: send one.");
        }
        if (fields.isEmpty() || !fields.get(0).regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(fields.get(0).substring(BASIC.length()).strip());
            String text = new String(decoded, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon >= 0) {
                return Optional.of(
                        new String[] {decoded(text.substring(0, colon)), decoded(text.substring(colon + 1))});
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        throw malformed("The credentials after Basic are not the base64 of a client id, a colon and its secret.");
    }

    private static Map<String, String> parameters(HttpServletRequest request, boolean anything) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw malformed("The body is larger than " + LARGEST_BODY + " bytes.");
        }
        boolean form = FORM.equals(mediaType(request));
        if (form && body.length == 0 && request.getQueryString() == null) {
            // A filter of the host may have read the body before.
            return single(request.getParameterMap());
        }
        if (!form && body.length > 0 && !anything) {
            throw malformed("The body is a form: send it as Content-Type: " + FORM + ".");
        }
        try {
            return form ? parsed(new String(body, StandardCharsets.UTF_8)) : Map.of();
        } catch (IllegalArgumentException brokenEncoding) {
            if (anything) {
                return Map.of();
            }
            throw malformed("The body is not a form in UTF-8.");
        }
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> single(Map<String, String[]> values) {
        Map<String, String> parameters = new HashMap<>();
        values.forEach((name, all) -> {
            for (String value : all) {
                add(parameters, name, value);
            }
        });
        return parameters;
    }

    private static Map<String, String> parsed(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                add(parameters, decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** RFC 6749, section 3.2: none more than once, and one without a value is as good as none. */
    private static void add(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty() && parameters.put(name, value) != null) {
            throw malformed("A parameter is there twice.");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static AccessRefusedException malformed(String detail) {
        return refused(Kind.INVALID_TOKEN_REQUEST, detail);
    }

    private static AccessRefusedException refused(Kind kind, String detail) {
        return new AccessRefusedException(Refusal.tokenRequest(kind, detail));
    }

    String clientId() {
        return clientId;
    }

    String secret() {
        return secret;
    }

    /** The scopes that the token is to have; empty for all of the client's. */
    Optional<Set<String>> scopes() {
        return scopes.isEmpty() ? Optional.empty() : Optional.of(scopes);
    }
}
