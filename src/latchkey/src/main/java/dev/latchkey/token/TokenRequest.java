package dev.latchkey.token;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.scope.ScopeName;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a request for an access token (RFC 6749, sections 2.3, 3.3 and 4.4.2). It holds a secret, so it has no {@code toString}.
 */
final class TokenRequest {
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

    /** The id and the secret of a client. */
    private record Credentials(String clientId, String secret) {}

    /**
     * Reads a request.
     *
     * @param lenient whether any body is allowed if the credentials are in the header
     * @throws AccessRefusedException if the request is malformed
     */
    static TokenRequest of(HttpServletRequest request, boolean lenient) {
        refuseQuery(request.getQueryString(), lenient);
        Optional<String> authorization = authorization(request);
        Optional<Credentials> basic =
                authorization.filter(TokenRequest::isBasic).map(TokenRequest::credentials);
        boolean lenientBody = lenient && basic.isPresent();
        TokenParameters parameters = TokenParameters.of(request, lenientBody);
        Optional<String> grant = parameters.get("grant_type");
        if (grant.isEmpty() && !lenientBody) {
            throw malformed("The parameter grant_type is missing. Send grant_type=" + GRANT + ".");
        }
        if (grant.isPresent() && !grant.get().equals(GRANT)) {
            throw refused(
                    RefusalKind.UNSUPPORTED_GRANT, "The grant type is not supported. Send grant_type=" + GRANT + ".");
        }
        Credentials credentials = authorization.isPresent()
                ? ofHeader(basic, parameters)
                : ofBody(parameters)
                        .orElseThrow(() -> new AccessRefusedException(Refusal.of(RefusalKind.INVALID_CLIENT)));
        return new TokenRequest(
                credentials.clientId(),
                credentials.secret(),
                parameters.get("scope").map(TokenRequest::scopes).orElse(Set.of()));
    }

    /** In lenient mode a query is allowed, unless it may name scopes: the client would get more scopes than it requests. */
    private static void refuseQuery(String query, boolean lenient) {
        if (query == null || query.isEmpty()) {
            return;
        }
        if (!lenient) {
            throw malformed("The URL has parameters. Send them in the body, because URLs are logged.");
        }
        try {
            decoded(query);
        } catch (IllegalArgumentException brokenEncoding) {
            throw refused(RefusalKind.INVALID_SCOPE, "The query is malformed. Send parameters in the body.");
        }
        TokenParameters.requireNoScope(query);
    }

    private static Optional<String> authorization(HttpServletRequest request) {
        List<String> fields = Collections.list(request.getHeaders("Authorization"));
        if (fields.size() > 1) {
            throw malformed("The request has several Authorization header fields. Send one.");
        }
        return fields.stream().findFirst();
    }

    private static boolean isBasic(String authorization) {
        return authorization.regionMatches(true, 0, BASIC, 0, BASIC.length());
    }

    private static Credentials credentials(String basic) {
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(basic.substring(BASIC.length()).strip());
            String text = new String(decoded, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon >= 0) {
                return new Credentials(decoded(text.substring(0, colon)), decoded(text.substring(colon + 1)));
            }
        } catch (IllegalArgumentException notBase64) {
            // The request is refused below.
        }
        throw malformed("The credentials after Basic must be the base64 of a client id, a colon and its secret.");
    }

    /** RFC 6749, section 2.3: a client uses one method to authenticate in each request. */
    private static Credentials ofHeader(Optional<Credentials> basic, TokenParameters parameters) {
        if (parameters.get("client_secret").isPresent() || isAssertion(parameters)) {
            throw malformed("The client authenticates twice. Send its credentials in the header or in the body.");
        }
        Credentials credentials =
                basic.orElseThrow(() -> new AccessRefusedException(Refusal.of(RefusalKind.INVALID_CLIENT)));
        if (parameters
                .get("client_id")
                .filter(id -> !id.equals(credentials.clientId()))
                .isPresent()) {
            throw malformed("The client id in the body differs from the client id in the Authorization header field.");
        }
        return credentials;
    }

    private static Optional<Credentials> ofBody(TokenParameters parameters) {
        Optional<Credentials> credentials = parameters
                .get("client_id")
                .flatMap(id -> parameters.get("client_secret").map(secret -> new Credentials(id, secret)));
        if (credentials.isPresent() && isAssertion(parameters)) {
            throw malformed("The client authenticates twice. Send its secret only.");
        }
        return credentials;
    }

    /** Client assertions (RFC 7521) are not supported. */
    private static boolean isAssertion(TokenParameters parameters) {
        return parameters.get("client_assertion").isPresent()
                || parameters.get("client_assertion_type").isPresent();
    }

    /** A value without a name is malformed, because a parameter without a value counts as absent. */
    private static Set<String> scopes(String text) {
        Set<String> scopes = new TreeSet<>();
        for (String scope : text.split(" ")) {
            if (!scope.isEmpty() && !ScopeName.isValid(scope)) {
                throw brokenScope();
            }
            if (!scope.isEmpty()) {
                scopes.add(scope);
            }
        }
        if (scopes.isEmpty()) {
            throw brokenScope();
        }
        return scopes;
    }

    private static AccessRefusedException brokenScope() {
        return refused(RefusalKind.INVALID_SCOPE, "The parameter scope has a value that is not the name of a scope.");
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static AccessRefusedException malformed(String detail) {
        return refused(RefusalKind.INVALID_TOKEN_REQUEST, detail);
    }

    static AccessRefusedException refused(RefusalKind kind, String detail) {
        return new AccessRefusedException(Refusal.of(kind, detail));
    }

    String clientId() {
        return clientId;
    }

    String secret() {
        return secret;
    }

    /** Returns the requested scopes; empty for all scopes of the client. */
    Optional<Set<String>> scopes() {
        return scopes.isEmpty() ? Optional.empty() : Optional.of(scopes);
    }
}
