package dev.latchkey.refusal;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import java.util.Set;

/** Writes the {@code WWW-Authenticate} of a refusal: RFC 9110 section 11.6.1, with the parameters of RFC 6750 section 3. */
final class Challenge {
    static final String BEARER = "Bearer";

    /** The codes of RFC 6750, section 3.1. Other codes of a {@link RefusalKind} are for the bodies of token responses. */
    private static final Set<String> ERRORS = Set.of("invalid_request", "invalid_token", "insufficient_scope");

    private Challenge() {}

    /**
     * Returns the value of the header field, or null if the refusal has no challenge.
     *
     * @param scheme the scheme of a challenge for keys
     */
    static String of(Refusal refusal, String scheme, String realm) {
        return switch (refusal.kind().challenge()) {
            case NONE -> null;
            case BASIC -> "Basic realm=\"" + realm + '"';
            case BEARER -> of(BEARER, realm, refusal);
            case KEY -> of(scheme, realm, refusal);
        };
    }

    private static String of(String scheme, String realm, Refusal refusal) {
        StringBuilder challenge =
                new StringBuilder(scheme).append(" realm=\"").append(realm).append('"');
        if (ERRORS.contains(refusal.kind().error())) {
            challenge.append(", error=\"").append(refusal.kind().error()).append('"');
        }
        if (!refusal.lacking().isEmpty()) {
            challenge
                    .append(", scope=\"")
                    .append(String.join(" ", refusal.lacking()))
                    .append('"');
        }
        return challenge.toString();
    }
}
