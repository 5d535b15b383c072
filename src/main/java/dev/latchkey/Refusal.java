package dev.latchkey;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Says why a request is refused, in the terms of an RFC 9457 problem. Immutable and thread-safe.
 *
 * <p>It never holds anything that the request sent: what is not there cannot be echoed.
 */
public final class Refusal {

    /** The kinds of refusal. Each has one status, one {@code type} URI and one title, and they stay. */
    public enum Kind {
        /** Several credentials in one request, or a header that is not {@code scheme SP key}. */
        MALFORMED_CREDENTIALS(400, "malformed-credentials", "Malformed credentials", "invalid_request"),
        /** The path can be read in two ways, which may be about different applications. */
        AMBIGUOUS_PATH(400, "ambiguous-path", "Ambiguous path", ""),
        /** No key where one is needed. */
        CREDENTIALS_REQUIRED(401, "credentials-required", "API key required", ""),
        /** Not a key text: wrong form or wrong checksum. */
        MALFORMED_KEY(401, "malformed-key", "Malformed API key", "invalid_token"),
        /** A key that does not exist, no longer works, or belongs to another application. */
        INVALID_KEY(401, "invalid-key", "API key not found", "invalid_token"),
        /** An access token that does not exist, no longer works, or belongs to another application. */
        INVALID_TOKEN(401, "invalid-token", "Access token not found", "invalid_token"),
        /** An access token whose time is over. */
        EXPIRED_TOKEN(401, "expired-token", "Access token expired", "invalid_token"),
        /** An access token, or a request for one, after the day on which they ended. */
        TOKENS_ENDED(401, "tokens-ended", "Access tokens have ended", ""),
        /** A request for an access token by an unknown client, or with a wrong secret. */
        INVALID_CLIENT(401, "invalid-client", "Unknown client or wrong secret", "invalid_client"),
        /** A request for an access token that cannot be read. */
        INVALID_TOKEN_REQUEST(400, "invalid-token-request", "Malformed request for an access token", "invalid_request"),
        /** A request for an access token that is no POST. */
        TOKEN_BY_POST(405, "token-by-post", "Access tokens are issued to POST alone", "invalid_request"),
        /** A request for an access token by another grant than client credentials. */
        UNSUPPORTED_GRANT(400, "unsupported-grant", "Grant not supported", "unsupported_grant_type"),
        /** A request for an access token with scopes that the client does not have. */
        INVALID_SCOPE(400, "invalid-scope", "Scope not granted to the client", "invalid_scope"),
        /** Too many unknown keys or wrong secrets were sent, so that nothing is said about this one. */
        TOO_MANY_UNKNOWN_KEYS(429, "too-many-unknown-keys", "Too many unknown API keys", ""),
        /** A good key that lacks a scope. */
        INSUFFICIENT_SCOPE(403, "insufficient-scope", "API key has insufficient scopes", "insufficient_scope"),
        /** A resource that declares neither scopes nor that it is public. */
        UNDECLARED_ENDPOINT(403, "undeclared-endpoint", "Endpoint not opened to API keys", ""),
        /** The request came to a guard without passing the filter: a mistake in the application's descriptor. */
        UNCHECKED_REQUEST(500, "unchecked-request", "Request not checked", ""),
        /** What the key may see of the response could not be told. */
        UNRENDERABLE_RESPONSE(500, "unrenderable-response", "Response not rendered", ""),
        /** The key could not be checked, so nothing is known about it. */
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

        /** The HTTP status code. */
        public int status() {
            return status;
        }

        /** The problem's {@code type}, an identifier that stays. */
        public String type() {
            return type;
        }

        /** The problem's {@code title}, the same for every refusal of this kind. */
        public String title() {
            return title;
        }

        /**
         * The {@code error} of the challenge in the terms of RFC 6750 section 3.1, or of the answer to a request for an access
         * token in those of RFC 6749 section 5.2; or empty.
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

    /** 401: a key is needed and none was sent. */
    public static Refusal credentialsRequired() {
        return CREDENTIALS_REQUIRED_HERE;
    }

    /**
     * 400: what was sent is not one credential.
     *
     * @param detail what is wrong, without repeating what was sent
     */
    public static Refusal malformedCredentials(String detail) {
        return plain(Kind.MALFORMED_CREDENTIALS, detail);
    }

    /** 400: the path may be about different applications, depending on who reads it. */
    public static Refusal ambiguousPath() {
        return AMBIGUOUS;
    }

    /** 401: what was sent is not the text of a key. */
    public static Refusal malformedKey() {
        return MALFORMED_KEY_SENT;
    }

    /** 401: the one answer for unknown, deleted and disabled keys, and for keys of another application. */
    public static Refusal invalidKey() {
        return INVALID_KEY_SENT;
    }

    /** 401: the one answer for unknown and malformed access tokens, and for those of another application. */
    public static Refusal invalidToken() {
        return INVALID_TOKEN_SENT;
    }

    /** 401: the access token has expired. */
    public static Refusal expiredToken() {
        return EXPIRED_TOKEN_SENT;
    }

    /**
     * 401: access tokens have ended.
     *
     * @param sunset when that was
     */
    public static Refusal tokensEnded(Instant sunset) {
        return plain(
                Kind.TOKENS_ENDED,
                "Access tokens ended at " + sunset
                        + ". Ask whoever manages the application for an API key with the same scopes,"
                        + " and send it as \"Authorization: Key <api key>\".");
    }

    /** 405: access tokens are issued to POST alone. */
    public static Refusal tokenByPost() {
        return TOKEN_NEEDS_POST;
    }

    /** 401: the client, or its secret, is wrong. */
    public static Refusal invalidClient() {
        return UNKNOWN_CLIENT;
    }

    /**
     * 400: a request for an access token is refused.
     *
     * @param kind {@link Kind#INVALID_TOKEN_REQUEST}, {@link Kind#UNSUPPORTED_GRANT} or {@link Kind#INVALID_SCOPE}
     * @param detail what is wrong, without repeating what was sent
     * @throws IllegalArgumentException if it is another kind
     */
    public static Refusal tokenRequest(Kind kind, String detail) {
        if (kind != Kind.INVALID_TOKEN_REQUEST && kind != Kind.UNSUPPORTED_GRANT && kind != Kind.INVALID_SCOPE) {
            throw new IllegalArgumentException(kind + " is not about a request for an access token");
        }
        return plain(kind, detail);
    }

    /** 429: too many unknown keys or wrong secrets were sent, so that nothing is said about this one. */
    public static Refusal tooManyUnknownKeys() {
        return TOO_MANY_UNKNOWN;
    }

    /** 403: the endpoint declares nothing. */
    public static Refusal undeclaredEndpoint() {
        return UNDECLARED_HERE;
    }

    /** 500: nobody looked for a key, so it is not known whether there is one. */
    public static Refusal uncheckedRequest() {
        return UNCHECKED;
    }

    /** 500: nothing is shown, because it could not be told what may be shown. */
    public static Refusal unrenderableResponse() {
        return UNRENDERABLE;
    }

    /** 503: the key could not be checked. */
    public static Refusal storeUnavailable() {
        return STORE_DOWN;
    }

    /**
     * 403: the key lacks scopes.
     *
     * @param missing the scopes that are all needed and not held
     * @param anyOf the scopes of which one is needed and none is held; may be empty
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
     * Returns the same refusal in other words.
     *
     * @param otherDetail what is wrong and what to do, without repeating what was sent
     */
    public Refusal withDetail(String otherDetail) {
        return new Refusal(kind, otherDetail, missingScopes, anyOf);
    }

    /** What kind of refusal it is. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status code. */
    public int status() {
        return kind.status();
    }

    /** One or two sentences for the person who reads the answer: what was wrong and what to do. */
    public String detail() {
        return detail;
    }

    /** The scopes that are all needed and not held, sorted; empty unless the kind is {@link Kind#INSUFFICIENT_SCOPE}. */
    public SortedSet<String> missingScopes() {
        return missingScopes;
    }

    /** The scopes of which one is needed and none is held, sorted; mostly empty. */
    public SortedSet<String> anyOf() {
        return anyOf;
    }

    /** All scopes that the refusal names: those that are missing, and those of which one would do. Sorted. */
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
