package dev.latchkey.refusal;

import dev.latchkey.Refusal;

/** Writes the {@code WWW-Authenticate} of a refusal: RFC 9110 section 11.6.1, with the parameters of RFC 6750 section 3. */
final class Challenge {
    static final String BEARER = "Bearer";

    private Challenge() {}

    /** The field's value, or null where other credentials would not help. */
    static String of(Refusal refusal, String scheme, String realm) {
        switch (refusal.kind()) {
            case UNDECLARED_ENDPOINT,
                    UNCHECKED_REQUEST,
                    UNRENDERABLE_RESPONSE,
                    STORE_UNAVAILABLE,
                    AMBIGUOUS_PATH,
                    TOO_MANY_UNKNOWN_KEYS,
                    INVALID_TOKEN_REQUEST,
                    TOKEN_BY_POST,
                    UNSUPPORTED_GRANT,
                    INVALID_SCOPE:
                return null;
            case INVALID_CLIENT:
                return "Basic realm=\"" + realm + '"';
            case INVALID_TOKEN, EXPIRED_TOKEN:
                return of(BEARER, realm, refusal);
            default:
                return of(scheme, realm, refusal);
        }
    }

    private static String of(String scheme, String realm, Refusal refusal) {
        StringBuilder challenge =
                new StringBuilder(scheme).append(" realm=\"").append(realm).append('"');
        if (!refusal.kind().error().isEmpty()) {
            challenge.append(", error=\"").append(refusal.kind().error()).append('"');
        }
        if (refusal.kind() == Refusal.Kind.INSUFFICIENT_SCOPE) {
            challenge
                    .append(", scope=\"")
                    .append(String.join(" ", refusal.lacking()))
                    .append('"');
        }
        return challenge.toString();
    }
}
