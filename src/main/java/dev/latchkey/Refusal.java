package dev.latchkey;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Describes why a request is refused, as an RFC 9457 problem. Immutable and thread-safe.
 *
 * <p>It never contains data of the request, so a response cannot echo them.
 */
public final class Refusal {

    /** Defines the kinds of refusal. Each has one status, one {@code type} URI and one title, which do not change. */
    public enum Kind {
        /** The request has several credentials, or a header field that is not {@code scheme SP key}. */
        MALFORMED_CREDENTIALS(400, "malformed-credentials", "Malformed credentials", "invalid_request"),
        /** The path is ambiguous: it may name different applications. */
        AMBIGUOUS_PATH(400, "ambiguous-path", "Ambiguous path", ""),
        /** The endpoint requires a key, and the request has none. */
        CREDENTIALS_REQUIRED(401, "credentials-required", "API key required", ""),
        /** The key has a wrong format or a wrong checksum. */
        MALFORMED_KEY(401, "malformed-key", "Malformed API key", "invalid_token"),
        /** The key does not exist, is no longer valid, or belongs to another application. */
        INVALID_KEY(401, "invalid-key", "API key not found", "invalid_token"),
        /** The access token does not exist, is no longer valid, or belongs to another application. */
        INVALID_TOKEN(401, "invalid-token", "Access token not found", "invalid_token"),
        /** The access token has expired. */
        EXPIRED_TOKEN(401, "expired-token", "Access token expired", "invalid_token"),
        /** The sunset of access tokens has passed, for their use and for requests for one. */
        TOKENS_ENDED(401, "tokens-ended", "Access tokens have ended", ""),
        /** The client of a token request is unknown, or its secret is wrong. */
        INVALID_CLIENT(401, "invalid-client", "Unknown client or wrong secret", "invalid_client"),
        /** The token request is malformed. */
        INVALID_TOKEN_REQUEST(400, "invalid-token-request", "Malformed request for an access token", "invalid_request"),
        /** The method of the token request is not POST. */
        TOKEN_BY_POST(405, "token-by-post", "Access tokens are issued to POST alone", "invalid_request"),
        /** The grant of the token request is not client credentials. */
        UNSUPPORTED_GRANT(400, "unsupported-grant", "Grant not supported", "unsupported_grant_type"),
        /** The token request has scopes that the client does not hold. */
        INVALID_SCOPE(400, "invalid-scope", "Scope not granted to the client", "invalid_scope"),
        /** Too many unknown keys or wrong secrets were sent, so the credential was not checked. */
        TOO_MANY_UNKNOWN_KEYS(429, "too-many-unknown-keys", "Too many unknown API keys", ""),
        /** The key is valid, but lacks a required scope. */
        INSUFFICIENT_SCOPE(403, "insufficient-scope", "API key has insufficient scopes", "insufficient_scope"),
        /** The endpoint has no declaration. */
        UNDECLARED_ENDPOINT(403, "undeclared-endpoint", "Endpoint not opened to API keys", ""),
        /** The request reached a guard without passing the filter: an error in {@code web.xml}. */
        UNCHECKED_REQUEST(500, "unchecked-request", "Request not checked", ""),
        /** The response could not be redacted. */
        UNRENDERABLE_RESPONSE(500, "unrenderable-response", "Response not rendered", ""),
        /** The key store is unavailable, so the key could not be verified. */
        STORE_UNAVAILABLE(503, "store-unavailable", "API keys cannot be checked at present", "");

        private final int status;
        private final String type;
        private final String title;
        private final String error;

        Kind(int status, String type, String title, String error) {
            this.status = status;
            this.type = "https://latchkey.dev/problems/" + type;
            this.title = title;
            this.error = error;
        }

        /** Returns the HTTP status code. */
        public int status() {
            return status;
        }

        /** Returns the {@code type} of the problem, an identifier that does not change. */
        public String type() {
            return type;
        }

        /** Returns the {@code title} of the problem, the same for every refusal of this kind. */
        public String title() {
            return title;
        }

        /**
         * Returns the {@code error} of the challenge (RFC 6750, section 3.1) or of the response to a token request (RFC 6749,
         * section 5.2). Empty if there is none.
         */
        public String error() {
            return error;
        }
    }

    private static final Refusal CREDENTIALS_REQUIRED_HERE = plain(
            Kind.CREDENTIALS_REQUIRED,
            "Send an API key in the Authorization header field: \"Authorization: Key <api key>\".");
    private static final Refusal MALFORMED_KEY_SENT = plain(
            Kind.MALFORMED_KEY,
            "The API key is mistyped or cut off: copy all of it, from its prefix to its last letter.");
    private static final Refusal INVALID_KEY_SENT = plain(
            Kind.INVALID_KEY, "The API key does not exist, was deleted or disabled, or is not for this application.");
    private static final Refusal INVALID_TOKEN_SENT = plain(
            Kind.INVALID_TOKEN,
            "The access token does not exist, is cut off, was ended with its client, or is not for this application. An API key"
                    + " does not expire: use one instead.");
    private static final Refusal EXPIRED_TOKEN_SENT = plain(
            Kind.EXPIRED_TOKEN,
            "The access token has expired: get another one. An API key does not expire: use one instead.");
    private static final Refusal UNKNOWN_CLIENT = plain(
            Kind.INVALID_CLIENT,
            "The client id does not exist, was deleted or disabled, or the secret is another one.");
    private static final Refusal TOKEN_NEEDS_POST =
            plain(Kind.TOKEN_BY_POST, "Send a POST with the client id and its secret as Authorization: Basic.");
    private static final Refusal UNDECLARED_HERE = plain(
            Kind.UNDECLARED_ENDPOINT,
            "This endpoint declares no scope, so no key can call it. Its developer finds the line to add in the server log.");
    private static final Refusal UNCHECKED = plain(
            Kind.UNCHECKED_REQUEST,
            "The request came to a guarded place past the filter that reads its key. The server log says what to change.");
    private static final Refusal UNRENDERABLE = plain(
            Kind.UNRENDERABLE_RESPONSE,
            "It could not be told what of the response the API key may see, so nothing is shown. The server log says why.");
    private static final Refusal STORE_DOWN = plain(
            Kind.STORE_UNAVAILABLE, "The key store is unavailable, so the API key could not be verified. Retry later.");
    private static final Refusal TOO_MANY_UNKNOWN = plain(
            Kind.TOO_MANY_UNKNOWN_KEYS,
            "Too many requests with unknown API keys, clients or access tokens. Retry later.");
    private static final Refusal AMBIGUOUS = plain(
            Kind.AMBIGUOUS_PATH, "The path can be read in two ways: send it without dot segments and encoded slashes.");

    private final Kind kind;
    private final String detail;
    private final SortedSet<String> missingScopes;
    private final SortedSet<String> anyOf;

    private Refusal(Kind kind, String detail, Collection<String> missingScopes, Collection<String> anyOf) {
        this.kind = kind;
        this.detail = Objects.requireNonNull(detail, "detail");
        this.missingScopes = Collections.unmodifiableSortedSet(new TreeSet<>(missingScopes));
        this.anyOf = Collections.unmodifiableSortedSet(new TreeSet<>(anyOf));
    }

    private static Refusal plain(Kind kind, String detail) {
        return new Refusal(kind, detail, java.util.Set.of(), java.util.Set.of());
    }

    /** Returns a 401: the endpoint requires a key, and the request has none. */
    public static Refusal credentialsRequired() {
        return CREDENTIALS_REQUIRED_HERE;
    }

    /**
     * Returns a 400: the request does not have exactly one well-formed credential.
     *
     * @param detail the error, without data of the request
     */
    public static Refusal malformedCredentials(String detail) {
        return plain(Kind.MALFORMED_CREDENTIALS, detail);
    }

    /** Returns a 400: the path is ambiguous and may name different applications. */
    public static Refusal ambiguousPath() {
        return AMBIGUOUS;
    }

    /** Returns a 401: the key is malformed. */
    public static Refusal malformedKey() {
        return MALFORMED_KEY_SENT;
    }

    /** Returns the same 401 for unknown, deleted and disabled keys, and for keys of another application. */
    public static Refusal invalidKey() {
        return INVALID_KEY_SENT;
    }

    /** Returns the same 401 for unknown and malformed access tokens, and for tokens of another application. */
    public static Refusal invalidToken() {
        return INVALID_TOKEN_SENT;
    }

    /** Returns a 401: the access token has expired. */
    public static Refusal expiredToken() {
        return EXPIRED_TOKEN_SENT;
    }

    /**
     * Returns a 401: the sunset of access tokens has passed.
     *
     * @param sunset the date of the sunset
     */
    public static Refusal tokensEnded(Instant sunset) {
        return plain(
                Kind.TOKENS_ENDED,
                "Access tokens ended at " + sunset
                        + ". Ask whoever manages the application for an API key with the same scopes,"
                        + " and send it as \"Authorization: Key <api key>\".");
    }

    /** Returns a 405: a token request must be a POST. */
    public static Refusal tokenByPost() {
        return TOKEN_NEEDS_POST;
    }

    /** Returns a 401: the client of a token request is unknown, or its secret is wrong. */
    public static Refusal invalidClient() {
        return UNKNOWN_CLIENT;
    }

    /**
     * Returns a 400: a token request is refused.
     *
     * @param kind {@link Kind#INVALID_TOKEN_REQUEST}, {@link Kind#UNSUPPORTED_GRANT} or {@link Kind#INVALID_SCOPE}
     * @param detail the error, without data of the request
     * @throws IllegalArgumentException if the kind is another one
     */
    public static Refusal tokenRequest(Kind kind, String detail) {
        if (kind != Kind.INVALID_TOKEN_REQUEST && kind != Kind.UNSUPPORTED_GRANT && kind != Kind.INVALID_SCOPE) {
            throw new IllegalArgumentException(kind + " is not about a request for an access token");
        }
        return plain(kind, detail);
    }

    /** Returns a 429: too many unknown keys or wrong secrets were sent, so the credential was not checked. */
    public static Refusal tooManyUnknownKeys() {
        return TOO_MANY_UNKNOWN;
    }

    /** Returns a 403: the endpoint has no declaration. */
    public static Refusal undeclaredEndpoint() {
        return UNDECLARED_HERE;
    }

    /** Returns a 500: the request did not pass the filter, so it was not authenticated. */
    public static Refusal uncheckedRequest() {
        return UNCHECKED;
    }

    /** Returns a 500: the response could not be redacted, so it is not sent. */
    public static Refusal unrenderableResponse() {
        return UNRENDERABLE;
    }

    /** Returns a 503: the key store is unavailable. */
    public static Refusal storeUnavailable() {
        return STORE_DOWN;
    }

    /**
     * Returns a 403: the key lacks required scopes.
     *
     * @param missing the required scopes that the key lacks
     * @param anyOf the scopes of which one is required and the key holds none; may be empty
     */
    public static Refusal insufficientScope(Collection<String> missing, Collection<String> anyOf) {
        String all = String.join(", ", new TreeSet<>(missing));
        String one = anyOf.isEmpty() ? "" : "one of " + String.join(", ", new TreeSet<>(anyOf));
        String and = missing.isEmpty() || anyOf.isEmpty() ? "" : ", and ";
        String scopes = missing.isEmpty() ? "" : missing.size() == 1 ? "the scope " : "the scopes ";
        String detail = "The API key lacks " + scopes + all + and + one
                + ". Ask the person who manages your keys to grant " + all + and + one + ".";
        return new Refusal(Kind.INSUFFICIENT_SCOPE, detail, missing, anyOf);
    }

    /**
     * Returns the same refusal with another detail.
     *
     * @param otherDetail the error and the remedy, without data of the request
     */
    public Refusal withDetail(String otherDetail) {
        return new Refusal(kind, otherDetail, missingScopes, anyOf);
    }

    /** Returns the kind of the refusal. */
    public Kind kind() {
        return kind;
    }

    /** Returns the HTTP status code. */
    public int status() {
        return kind.status();
    }

    /** Returns one or two sentences for the reader of the response: the error and the remedy. */
    public String detail() {
        return detail;
    }

    /** Returns the required scopes that the key lacks, sorted; empty unless the kind is {@link Kind#INSUFFICIENT_SCOPE}. */
    public SortedSet<String> missingScopes() {
        return missingScopes;
    }

    /** Returns the scopes of which one is required and the key holds none, sorted; usually empty. */
    public SortedSet<String> anyOf() {
        return anyOf;
    }

    /** Returns all scopes that the refusal names, sorted: {@link #missingScopes()} and {@link #anyOf()}. */
    public SortedSet<String> lacking() {
        SortedSet<String> names = new TreeSet<>(missingScopes);
        names.addAll(anyOf);
        return Collections.unmodifiableSortedSet(names);
    }

    @Override
    public String toString() {
        return kind.status() + " " + kind + ": " + detail;
    }
}
