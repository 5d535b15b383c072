package dev.latchkey;

/**
 * Defines the kinds of {@link Refusal}. Each kind has one status, one {@code type} URI, one title and one challenge. They do not
 * change.
 */
public enum RefusalKind {
    /** The request has several credentials, or a header field that is not {@code scheme SP key}. */
    MALFORMED_CREDENTIALS(
            400,
            "malformed-credentials",
            "Malformed credentials",
            Scheme.KEY,
            "invalid_request",
            "The request does not have exactly one well-formed credential. Send one API key."),
    /** The path is ambiguous: it may name different applications. */
    AMBIGUOUS_PATH(
            400,
            "ambiguous-path",
            "Ambiguous path",
            Scheme.NONE,
            "",
            "The path has dot segments or encoded slashes, so it can name different applications. Send it without them."),
    /** The endpoint requires a key, and the request has none. */
    CREDENTIALS_REQUIRED(
            401,
            "credentials-required",
            "API key required",
            Scheme.KEY,
            "",
            "Send an API key in the Authorization header field: \"Authorization: Key <api key>\"."),
    /** The key has a wrong format or a wrong checksum. */
    MALFORMED_KEY(
            401,
            "malformed-key",
            "Malformed API key",
            Scheme.KEY,
            "invalid_token",
            "The API key is mistyped or cut off. Copy the whole key, from its prefix to its last character."),
    /** The key does not exist, is no longer valid, or belongs to another application. All of them get the same response. */
    INVALID_KEY(
            401,
            "invalid-key",
            "API key not found",
            Scheme.KEY,
            "invalid_token",
            "The API key does not exist, was deleted or disabled, or is not for this application."),
    /** The access token does not exist, is malformed or no longer valid, or belongs to another application. */
    INVALID_TOKEN(
            401,
            "invalid-token",
            "Access token not found",
            Scheme.BEARER,
            "invalid_token",
            "The access token does not exist, is cut off, was revoked with its client, or is not for this application."
                    + " Use an API key instead: it does not expire."),
    /** The access token has expired. */
    EXPIRED_TOKEN(
            401,
            "expired-token",
            "Access token expired",
            Scheme.BEARER,
            "invalid_token",
            "The access token has expired. Request a new one, or use an API key, which does not expire."),
    /** The sunset of access tokens has passed, for their use and for requests for one. */
    TOKENS_ENDED(
            401,
            "tokens-ended",
            "Access tokens no longer accepted",
            Scheme.KEY,
            "unauthorized_client",
            "Access tokens are no longer accepted. Ask the person who manages your keys for an API key with the same scopes,"
                    + " and send it as \"Authorization: Key <api key>\"."),
    /** The client of a token request is unknown, or its secret is wrong. */
    INVALID_CLIENT(
            401,
            "invalid-client",
            "Unknown client or wrong secret",
            Scheme.BASIC,
            "invalid_client",
            "The client id does not exist, was deleted or disabled, or the secret is wrong."),
    /** The token request is malformed. */
    INVALID_TOKEN_REQUEST(
            400,
            "invalid-token-request",
            "Malformed request for an access token",
            Scheme.NONE,
            "invalid_request",
            "The request for an access token is malformed. Send a form as RFC 6749, section 4.4.2, defines it."),
    /** The method of the token request is not POST. */
    TOKEN_BY_POST(
            405,
            "token-by-post",
            "Access tokens are issued to POST requests only",
            Scheme.NONE,
            "invalid_request",
            "The method of a request for an access token is POST. Send the client id and its secret as Authorization: Basic."),
    /** The grant of the token request is not client credentials. */
    UNSUPPORTED_GRANT(
            400,
            "unsupported-grant",
            "Grant not supported",
            Scheme.NONE,
            "unsupported_grant_type",
            "The only supported grant type is client_credentials. Send grant_type=client_credentials."),
    /** The token request has scopes that the client does not hold. */
    INVALID_SCOPE(
            400,
            "invalid-scope",
            "Scope not granted to the client",
            Scheme.NONE,
            "invalid_scope",
            "The request names scopes that the client does not hold. Request fewer scopes, or have them granted to the client."),
    /** Too many unknown keys or wrong secrets were sent, so the credential was not checked. */
    TOO_MANY_UNKNOWN_KEYS(
            429,
            "too-many-unknown-keys",
            "Too many unknown API keys",
            Scheme.NONE,
            "temporarily_unavailable",
            "Too many requests with unknown API keys, clients or access tokens. Retry later."),
    /** The key is valid, but lacks a required scope. */
    INSUFFICIENT_SCOPE(
            403,
            "insufficient-scope",
            "API key has insufficient scopes",
            Scheme.KEY,
            "insufficient_scope",
            "The API key lacks a required scope."),
    /** The request body gives members a value that the caller may not write. The method did not run. */
    UNWRITABLE_MEMBERS(
            403,
            "unwritable-members",
            "Request body has members that the API key may not write",
            Scheme.KEY,
            "insufficient_scope",
            "The request body gives members a value that the API key may not write."),
    /** The request replaces an object that is only partly visible to the caller. The method did not run. */
    INCOMPLETE_VIEW(
            409,
            "incomplete-view",
            "Object only partly visible to the API key",
            Scheme.NONE,
            "",
            "The API key may not see every member of the object, so replacing it would erase what is hidden."
                    + " Send only the changes, as application/merge-patch+json with PATCH, if the endpoint accepts that."),
    /** The request changes an object that is only partly visible to the caller, and has no condition. The method did not run. */
    PRECONDITION_REQUIRED(
            428,
            "precondition-required",
            "Condition required for this change",
            Scheme.NONE,
            "",
            "The API key may not see every member of the object, so it must not overwrite changes of others unseen. Send the"
                    + " ETag of the object in If-Match."),
    /** The request body is not JSON in UTF-8, so its members could not be checked. */
    UNREADABLE_BODY(
            400,
            "unreadable-body",
            "Request body not readable as JSON",
            Scheme.NONE,
            "",
            "The request body is not JSON in UTF-8 as RFC 8259 defines it. Send it without comments, and with names in double"
                    + " quotes."),
    /** The request body has a media type in which members cannot be checked. */
    UNCHECKABLE_BODY(
            415,
            "uncheckable-body",
            "Media type of the request body not checkable",
            Scheme.NONE,
            "",
            "The API key may not write every member of the request body, and only JSON can be checked. Send JSON."),
    /** A parameter names a member that does not exist. */
    UNKNOWN_MEMBER(
            400,
            "unknown-member",
            "Parameter names an unknown member",
            Scheme.NONE,
            "",
            "A parameter names a member that does not exist. Use the names that responses show."),
    /** The request has a parameter that may name members which the caller may not see, and that is not declared. */
    UNDECLARED_PARAMETER(
            403,
            "undeclared-parameter",
            "Parameter without a declaration",
            Scheme.NONE,
            "",
            "The API key may not see every member of the response, so it cannot sort, filter or select by this parameter."
                    + " The server log names the annotation to add."),
    /** The endpoint has no declaration. */
    UNDECLARED_ENDPOINT(
            403,
            "undeclared-endpoint",
            "Endpoint without a declaration",
            Scheme.NONE,
            "",
            "The endpoint has no declaration, so no API key can call it. The server log names the line to add."),
    /** The request reached a guard without passing the filter: an error in {@code web.xml}. */
    UNCHECKED_REQUEST(
            500,
            "unchecked-request",
            "Request not checked",
            Scheme.NONE,
            "",
            "The request did not pass the filter that authenticates it. The server log names the mapping to change."),
    /** The response could not be redacted. */
    UNRENDERABLE_RESPONSE(
            500,
            "unrenderable-response",
            "Response not rendered",
            Scheme.NONE,
            "",
            "Latchkey could not determine which parts of the response are visible to the API key, so it sent none."
                    + " The server log has the reason."),
    /** The key store is unavailable, so the key could not be verified. */
    STORE_UNAVAILABLE(
            503,
            "store-unavailable",
            "Key store unavailable",
            Scheme.NONE,
            "temporarily_unavailable",
            "The key store is unavailable, so the API key could not be verified. Retry later.");

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

    RefusalKind(int status, String typeName, String title, Scheme challenge, String error, String detail) {
        this.status = status;
        this.typeName = typeName;
        this.title = title;
        this.challenge = challenge;
        this.error = error;
        this.refusal = new Refusal(this, detail);
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
