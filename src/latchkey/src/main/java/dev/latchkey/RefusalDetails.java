package dev.latchkey;

/** Holds the usual details of refusals, by the names of their kinds. */
final class RefusalDetails {
    private RefusalDetails() {}

    /** Returns the usual detail of the kind with a name. The constants of an enum cannot be compared while they are made. */
    static String of(String kind) {
        return switch (kind) {
            case "MALFORMED_CREDENTIALS" ->
                "The request does not have exactly one well-formed credential. Send one API key.";
            case "AMBIGUOUS_PATH" ->
                "The path has dot segments or encoded slashes, so it can name different applications. Send it without them.";
            case "CREDENTIALS_REQUIRED" ->
                "Send an API key in the Authorization header field: \"Authorization: Key <api key>\".";
            case "MALFORMED_KEY" ->
                "The API key is mistyped or cut off. Copy the whole key, from its prefix to its last character.";
            case "INVALID_KEY" ->
                "The API key does not exist, was deleted or disabled, has expired, or is not for this application.";
            case "INVALID_TOKEN" ->
                "The access token does not exist, is cut off, was revoked with its client, or is not for this application."
                        + " Use an API key instead: it does not expire.";
            case "EXPIRED_TOKEN" ->
                "The access token has expired. Request a new one, or use an API key, which does not expire.";
            case "TOKENS_ENDED" ->
                "Access tokens are no longer accepted. Ask the person who manages your keys for an API key with the same scopes,"
                        + " and send it as \"Authorization: Key <api key>\".";
            case "INVALID_CLIENT" -> "The client id does not exist, was deleted or disabled, or the secret is wrong.";
            case "INVALID_TOKEN_REQUEST" ->
                "The request for an access token is malformed. Send a form as RFC 6749, section 4.4.2, defines it.";
            case "TOKEN_BY_POST" ->
                "The method of a request for an access token is POST. Send the client id and its secret as Authorization: Basic.";
            case "UNSUPPORTED_GRANT" ->
                "The only supported grant type is client_credentials. Send grant_type=client_credentials.";
            case "INVALID_SCOPE" ->
                "The request names scopes that the client does not hold. Request fewer scopes, or have them granted to the client.";
            case "TOO_MANY_UNKNOWN_KEYS" ->
                "Too many requests with unknown API keys, clients or access tokens. Retry later.";
            case "INSUFFICIENT_SCOPE" -> "The API key lacks a required scope.";
            case "ADDRESS_NOT_ALLOWED" ->
                "The API key is accepted from certain addresses only, and this is another one. Send the request from one of them,"
                        + " or ask the person who manages your keys to allow this address.";
            case "INSECURE_CHANNEL" ->
                "The request was not encrypted, so others may have read the API key. Send it over https, and replace the key.";
            case "UNWRITABLE_MEMBERS" -> "The request body gives members a value that the API key may not write.";
            case "INCOMPLETE_VIEW" ->
                "The API key may not see every member of the object, so replacing it would erase what is hidden."
                        + " Send only the changes, as application/merge-patch+json with PATCH, if the endpoint accepts that.";
            case "UNREADABLE_BODY" ->
                "The request body is not JSON in UTF-8 as RFC 8259 defines it. Send it without comments, and with names in double"
                        + " quotes.";
            case "UNCHECKABLE_BODY" ->
                "The API key may not write every member of the request body, and only JSON and forms without a content encoding can"
                        + " be checked. Send one of them.";
            case "UNKNOWN_MEMBER" ->
                "A parameter names a member that does not exist. Use the names that responses show.";
            case "UNDECLARED_PARAMETER" ->
                "The API key may not see every member of the response, so it cannot sort, filter or select by this parameter."
                        + " The server log names the annotation to add.";
            case "UNDECLARED_ENDPOINT" ->
                "The endpoint has no declaration, so no API key can call it. The server log names the line to add.";
            case "UNCHECKED_REQUEST" ->
                "The request did not pass the filter that authenticates it. The server log names the mapping to change.";
            case "UNRENDERABLE_RESPONSE" ->
                "Latchkey could not determine which parts of the response are visible to the API key, so it sent none."
                        + " The server log has the reason.";
            case "STORE_UNAVAILABLE" ->
                "The key store is unavailable, so the API key could not be verified. Retry later.";
            case "PRECONDITION_REQUIRED" ->
                "The API key may not see every member of the object, so it must not overwrite changes of others unseen. Send the"
                        + " ETag of the object in If-Match.";
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
