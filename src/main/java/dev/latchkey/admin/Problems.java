package dev.latchkey.admin;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.key.RefusedChangeException;
import dev.latchkey.scope.IncompleteScopesException;
import jakarta.json.Json;
import java.util.Set;
import java.util.function.Supplier;

/** Says over HTTP why a change was not made. */
final class Problems {
    private Problems() {}

    static ProblemException otherApplication() {
        return new ProblemException(
                403,
                "other-application",
                "Not your application",
                "This key manages its own application alone: name that one, or use a key of the application that"
                        + " manages all.");
    }

    /** Without the filter there is nobody to write a refusal, and nobody has been let in. */
    static ProblemException unchecked() {
        return new ProblemException(
                500,
                "unchecked-request",
                "Request not checked",
                "The filter of Latchkey does not stand before this path: map it to /* in web.xml, or leave its mapping"
                        + " out.");
    }

    /** Whoever is logged in needs no other login, but the role. */
    static ProblemException roleMissing() {
        return new ProblemException(
                403,
                "role-missing",
                "Role missing",
                "You are logged in, but not in the role " + AdminPrincipal.ROLE
                        + ". Ask the administrator of the server for the role, or send a management key.");
    }

    /** What is about to end must not be what others are made with. */
    static ProblemException noKey() {
        return new ProblemException(
                403,
                "token-not-enough",
                "Keys are managed with keys",
                "An access token manages no keys: send an API key that has the scopes for it, or sign in as a user.");
    }

    /** The same for a key of another application, which must not be told from one that is absent. */
    static ProblemException noSuchKey() {
        return ProblemException.notFound("There is no such key.");
    }

    static ProblemException changedMeanwhile() {
        return changedMeanwhile("Somebody changed it after you read it: read it again, and decide anew.");
    }

    private static ProblemException changedMeanwhile(String detail) {
        return new ProblemException(412, "changed-meanwhile", "Changed meanwhile", detail);
    }

    static ProblemException noSuchApplication() {
        return ProblemException.notFound("There is no such application.");
    }

    /** The problem for a refused change. */
    static RuntimeException of(RefusedChangeException refused) {
        String why = sentence(refused.getMessage());
        return switch (refused.reason()) {
            case UNKNOWN_KEY -> noSuchKey();
            case UNKNOWN_APPLICATION -> ProblemException.notFound(why);
            case OTHER_APPLICATION -> otherApplication();
            case DUPLICATE_APPLICATION ->
                new ProblemException(409, "duplicate-application", "Application exists", why).with("field", "id");
            case CONFIGURED_KEY -> new ProblemException(409, "configured-key", "Key stands in the configuration", why);
            case CHANGED_MEANWHILE -> changedMeanwhile(why);
            case WRONG_SCOPES -> ProblemException.invalid("scopes", why);
            case SCOPES_NOT_HELD -> new AccessRefusedException(Refusal.insufficientScope(refused.scopes(), Set.of()));
            case ACTOR_ENDING -> new ProblemException(403, "ending-key", "Key is about to end", why);
            case ACTOR_REVOKED -> new AccessRefusedException(Refusal.of(RefusalKind.INVALID_KEY));
            case ALTERED_ROW -> new ProblemException(409, "altered-row", "Row does not count", why);
            case NO_PEPPER -> new ProblemException(409, "no-pepper", "No pepper", why);
            case BROKEN_TRAIL -> new ProblemException(409, "broken-trail", "Audit trail broken", why);
            case REPEATED_DIFFERENTLY ->
                new ProblemException(422, "repeated-differently", "Idempotency-Key in use", why);
            case REPEATED_TOO_LATE -> new ProblemException(409, "repeated-too-late", "Key was deleted since", why);
        };
    }

    /** The problem for something that is not allowed in a member of the body. */
    private static ProblemException of(IllegalArgumentException wrong, String field) {
        if (wrong instanceof IncompleteScopesException incomplete) {
            return new ProblemException(
                            422,
                            "incomplete-scopes",
                            "Scopes need others",
                            sentence(wrong.getMessage()) + " The parameter complete=true adds it.")
                    .with("field", field)
                    .with(
                            "missing",
                            Json.createArrayBuilder(incomplete.missing()).build());
        }
        return ProblemException.invalid(field, sentence(wrong.getMessage()));
    }

    /** Does what may find that a member of the body has a value that is not allowed. */
    static <T> T naming(String field, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException wrong) {
            throw of(wrong, field);
        }
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + (message.endsWith(".") ? "" : ".");
    }
}
