package dev.latchkey.authentication;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.key.CredentialKind;
import java.util.Optional;

/**
 * Holds the refusals of one kind of credential: the same for all that are wrong, so that a response does not tell which exist.
 *
 * @param kind the kind
 * @param invalid for an unknown or wrong one
 * @param mistyped for one that has a wrong checksum
 * @param ended for one that is right, and whose time is over; empty if it is refused as an unknown one
 */
record KindRefusals(
        CredentialKind kind,
        AuthenticationResult invalid,
        AuthenticationResult mistyped,
        Optional<AuthenticationResult> ended) {
    /** The same for all kinds: a caller with the secret may know that it is right. */
    static final AuthenticationResult ADDRESS_NOT_ALLOWED = refused(RefusalKind.ADDRESS_NOT_ALLOWED);

    static final KindRefusals OF_KEYS = new KindRefusals(
            CredentialKind.KEY, refused(RefusalKind.INVALID_KEY), refused(RefusalKind.MALFORMED_KEY), Optional.empty());

    static final KindRefusals OF_TOKENS = new KindRefusals(
            CredentialKind.TOKEN,
            refused(RefusalKind.INVALID_TOKEN),
            refused(RefusalKind.INVALID_TOKEN),
            Optional.of(refused(RefusalKind.EXPIRED_TOKEN)));

    static final KindRefusals OF_CLIENTS = new KindRefusals(
            CredentialKind.CLIENT,
            refused(RefusalKind.INVALID_CLIENT),
            refused(RefusalKind.INVALID_CLIENT),
            Optional.empty());

    private static AuthenticationResult refused(RefusalKind kind) {
        return new AuthenticationResult.Refused(Refusal.of(kind));
    }

    /** Returns the refusal of a credential that is right, and whose time is over. */
    AuthenticationResult afterItsEnd() {
        return ended.orElse(invalid);
    }
}
