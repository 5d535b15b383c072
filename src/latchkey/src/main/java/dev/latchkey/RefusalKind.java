package dev.latchkey;

/**
 * Defines the kinds of {@link Refusal}. Each kind has one status, one {@code type} URI, one title and one challenge. They do not
 * change.
 */
public enum RefusalKind {
    /** The request has several credentials, or a header field that is not {@code scheme SP key}. */
    MALFORMED_CREDENTIALS(400, "malformed-credentials", "Malformed credentials", Scheme.KEY, "invalid_request"),
    /** The path is ambiguous: it may name different applications. */
    AMBIGUOUS_PATH(400, "ambiguous-path", "Ambiguous path", Scheme.NONE, ""),
    /** The endpoint requires a key, and the request has none. */
    CREDENTIALS_REQUIRED(401, "credentials-required", "API key required", Scheme.KEY, ""),
    /** The key has a wrong format or a wrong checksum. */
    MALFORMED_KEY(401, "malformed-key", "Malformed API key", Scheme.KEY, "invalid_token"),
    /** The key does not exist, is no longer valid, or belongs to another application. All of them get the same response. */
    INVALID_KEY(401, "invalid-key", "API key not found", Scheme.KEY, "invalid_token"),
    /** The access token does not exist, is malformed or no longer valid, or belongs to another application. */
    INVALID_TOKEN(401, "invalid-token", "Access token not found", Scheme.BEARER, "invalid_token"),
    /** The access token has expired. */
    EXPIRED_TOKEN(401, "expired-token", "Access token expired", Scheme.BEARER, "invalid_token"),
    /** The sunset of access tokens has passed, for their use and for requests for one. */
    TOKENS_ENDED(401, "tokens-ended", "Access tokens no longer accepted", Scheme.KEY, "unauthorized_client"),
    /** The client of a token request is unknown, or its secret is wrong. */
    INVALID_CLIENT(401, "invalid-client", "Unknown client or wrong secret", Scheme.BASIC, "invalid_client"),
    /** The token request is malformed. */
    INVALID_TOKEN_REQUEST(
            400, "invalid-token-request", "Malformed request for an access token", Scheme.NONE, "invalid_request"),
    /** The method of the token request is not POST. */
    TOKEN_BY_POST(
            405, "token-by-post", "Access tokens are issued to POST requests only", Scheme.NONE, "invalid_request"),
    /** The grant of the token request is not client credentials. */
    UNSUPPORTED_GRANT(400, "unsupported-grant", "Grant not supported", Scheme.NONE, "unsupported_grant_type"),
    /** The token request has scopes that the client does not hold. */
    INVALID_SCOPE(400, "invalid-scope", "Scope not granted to the client", Scheme.NONE, "invalid_scope"),
    /** Too many unknown keys or wrong secrets were sent, so the credential was not checked. */
    TOO_MANY_UNKNOWN_KEYS(
            429, "too-many-unknown-keys", "Too many unknown API keys", Scheme.NONE, "temporarily_unavailable"),
    /** The key is valid, but lacks a required scope. */
    INSUFFICIENT_SCOPE(403, "insufficient-scope", "API key has insufficient scopes", Scheme.KEY, "insufficient_scope"),
    /** The key is valid, but is not accepted from the address of the request. Nothing else was checked. */
    ADDRESS_NOT_ALLOWED(
            403, "address-not-allowed", "API key not accepted from this address", Scheme.NONE, "unauthorized_client"),
    /** The request carries a credential without TLS, where that is not allowed. The credential was not checked. */
    INSECURE_CHANNEL(403, "insecure-channel", "API key sent without TLS", Scheme.NONE, "unauthorized_client"),
    /** The request body gives members a value that the caller may not write. The method did not run. */
    UNWRITABLE_MEMBERS(
            403,
            "unwritable-members",
            "Request body has members that the API key may not write",
            Scheme.KEY,
            "insufficient_scope"),
    /** The request replaces an object that is only partly visible to the caller. The method did not run. */
    INCOMPLETE_VIEW(409, "incomplete-view", "Object only partly visible to the API key", Scheme.NONE, ""),
    /** The request changes an object that is only partly visible to the caller, and has no condition. The method did not run. */
    PRECONDITION_REQUIRED(428, "precondition-required", "Condition required for this change", Scheme.NONE, ""),
    /** The request body is not JSON in UTF-8, or not a form, so its members could not be checked. */
    UNREADABLE_BODY(400, "unreadable-body", "Request body not readable", Scheme.NONE, ""),
    /** The request body has a media type in which members cannot be checked. */
    UNCHECKABLE_BODY(415, "uncheckable-body", "Media type of the request body not checkable", Scheme.NONE, ""),
    /** A parameter names a member that does not exist. */
    UNKNOWN_MEMBER(400, "unknown-member", "Parameter names an unknown member", Scheme.NONE, ""),
    /** The request has a parameter that may name members which the caller may not see, and that is not declared. */
    UNDECLARED_PARAMETER(403, "undeclared-parameter", "Parameter without a declaration", Scheme.NONE, ""),
    /** The endpoint has no declaration. */
    UNDECLARED_ENDPOINT(403, "undeclared-endpoint", "Endpoint without a declaration", Scheme.NONE, ""),
    /** The request reached a guard without passing the filter: an error in {@code web.xml}. */
    UNCHECKED_REQUEST(500, "unchecked-request", "Request not checked", Scheme.NONE, ""),
    /** The response could not be redacted. */
    UNRENDERABLE_RESPONSE(500, "unrenderable-response", "Response not rendered", Scheme.NONE, ""),
    /** The key store is unavailable, so the key could not be verified. */
    STORE_UNAVAILABLE(503, "store-unavailable", "Key store unavailable", Scheme.NONE, "temporarily_unavailable");

    /** Defines the authentication scheme of the {@code WWW-Authenticate} of a refusal. */
    public enum Scheme {
        /** No challenge, because other credentials would not help. */
        NONE,
        /** The first scheme of the setting {@code latchkey.schemes}, or {@code Bearer} for the caller of an access token. */
        KEY,
        /** The scheme of access tokens, {@code Bearer}. */
        BEARER,
        /** The scheme of clients of access tokens, {@code Basic}. */
        BASIC
    }

    /** The URI that every {@link #type()} begins with. */
    public static final String TYPES = "https://latchkey.dev/problems/";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final int status;
    private final String typeName;
    private final String title;
    private final Scheme challenge;
    private final String error;
    private final Refusal refusal;

    RefusalKind(int status, String typeName, String title, Scheme challenge, String error) {
        this.status = status;
        this.typeName = typeName;
        this.title = title;
        this.challenge = challenge;
        this.error = error;
        this.refusal = new Refusal(this, RefusalDetails.of(name()));
    }

    /** {@return the HTTP status code} */
    public int status() {
        return status;
    }

    /** {@return the {@code type} of the problem, an identifier that does not change} */
    public String type() {
        return TYPES + typeName;
    }

    /** {@return the last segment of the {@code type}, such as {@code invalid-key}} */
    public String typeName() {
        return typeName;
    }

    /** {@return the {@code title} of the problem, the same for every refusal of this kind} */
    public String title() {
        return title;
    }

    /** {@return the scheme of the challenge} */
    public Scheme challenge() {
        return challenge;
    }

    /**
     * {@return the {@code error} of the challenge (RFC 6750, section 3.1) or of the response to a token request (RFC 6749,
     * sections 4.1.2.1 and 5.2)} Empty if there is none.
     */
    public String error() {
        return error;
    }

    /** {@return whether the same request may succeed later} The response then has {@code Retry-After}. */
    public boolean isTemporary() {
        return status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE;
    }

    /** Returns the one refusal of this kind that has its usual detail. */
    Refusal refusal() {
        return refusal;
    }
}
