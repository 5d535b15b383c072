package dev.latchkey.admin;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.key.ImportRefusedException;
import dev.latchkey.key.InvalidTermsException;
import dev.latchkey.key.RefusedChangeException;
import dev.latchkey.scope.IncompleteScopesException;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Maps refused changes to problems. */
final class Problems {
    private static final int MOST_ERRORS = 100;

    private Problems() {}

    static ProblemException otherApplication() {
        return new ProblemException(
                403,
                "other-application",
                "Not your application",
                "This key manages only its own application. Name that application, or use a key of the application"
                        + " that manages all of them.");
    }

    /** Returns a 500: without the filter no caller is authenticated, and no refusal could be written. */
    static ProblemException unchecked() {
        return new ProblemException(
                500,
                "unchecked-request",
                "Request not checked",
                "The request did not pass the filter of Latchkey. Map the filter to /* in web.xml, or remove its"
                        + " mapping.");
    }

    /** Returns a 403: a user who is logged in needs the role, not another login. */
    static ProblemException roleMissing() {
        return new ProblemException(
                403,
                "role-missing",
                "Role missing",
                "You are logged in without the role " + AdminPrincipal.ROLE
                        + ". Ask the administrator of the server for the role, or send a management key.");
    }

    /** Returns a 403: an access token, which expires, must not create keys. */
    static ProblemException noKey() {
        return new ProblemException(
                403,
                "token-not-enough",
                "Access token not accepted",
                "Access tokens cannot manage keys. Send an API key with the required scopes, or sign in as a user.");
    }

    /** Returns the same 404 for an unknown key and for a key of another application. */
    static ProblemException noSuchKey() {
        return ProblemException.notFound("The key does not exist or was deleted.");
    }

    static ProblemException configuredKey() {
        return configuredKey("The key is defined by the setting latchkey.keys. Change or remove it there.");
    }

    private static ProblemException configuredKey(String detail) {
        return new ProblemException(409, "configured-key", "Key is configured", detail);
    }

    static ProblemException changedMeanwhile() {
        return changedMeanwhile("The resource changed after you read it. Read it again, and repeat the change.");
    }

    private static ProblemException changedMeanwhile(String detail) {
        return new ProblemException(412, "changed-meanwhile", "Changed meanwhile", detail);
    }

    static ProblemException ticketNotEnough() {
        return new ProblemException(
                403,
                "ticket-not-enough",
                "Ticket not sufficient",
                "A ticket of the console cannot be exchanged for another one. Sign in with the key again.");
    }

    static ProblemException noSuchApplication() {
        return ProblemException.notFound("The application does not exist or was deleted.");
    }

    /** Returns the problem of a refused change. */
    static RuntimeException of(RefusedChangeException refused) {
        String detail = sentence(refused.getMessage());
        return switch (refused.reason()) {
            case UNKNOWN_KEY -> noSuchKey();
            case UNKNOWN_APPLICATION -> ProblemException.notFound(detail);
            case OTHER_APPLICATION -> otherApplication();
            case DUPLICATE_APPLICATION ->
                new ProblemException(409, "duplicate-application", "Application exists", detail).with("field", "id");
            case CONFIGURED_KEY -> configuredKey(detail);
            case CHANGED_MEANWHILE -> changedMeanwhile(detail);
            case WRONG_SCOPES -> ProblemException.invalid("scopes", detail);
            case SCOPES_NOT_HELD -> new AccessRefusedException(Refusal.insufficientScope(refused.scopes(), Set.of()));
            case ACTOR_ENDING -> new ProblemException(403, "ending-key", "Key is about to end", detail);
            case ACTOR_REVOKED -> new AccessRefusedException(Refusal.of(RefusalKind.INVALID_KEY));
            case ALTERED_ROW -> new ProblemException(409, "altered-row", "Row was altered", detail);
            case NO_PEPPER -> new ProblemException(409, "no-pepper", "No pepper", detail);
            case BROKEN_TRAIL -> new ProblemException(409, "broken-trail", "Audit trail broken", detail);
            case REPEATED_DIFFERENTLY ->
                new ProblemException(422, "repeated-differently", "Idempotency-Key in use", detail);
            case IMPORT_REFUSED -> of((ImportRefusedException) refused);
            case REPEATED_TOO_LATE -> new ProblemException(409, "repeated-too-late", "Key was deleted since", detail);
        };
    }

    /** Names each fault by a JSON Pointer into the body, as far as there is room. */
    private static ProblemException of(ImportRefusedException refused) {
        List<ImportRefusedException.Fault> faults = refused.faults();
        JsonArrayBuilder errors = Json.createArrayBuilder();
        faults.stream()
                .limit(MOST_ERRORS)
                .forEach(fault -> errors.add(Json.createObjectBuilder()
                        .add(
                                "pointer",
                                "#/keys/" + fault.row() + (fault.member().isEmpty() ? "" : "/" + fault.member()))
                        .add("detail", sentence(fault.detail()))));
        long rows = faults.stream()
                .map(ImportRefusedException.Fault::row)
                .distinct()
                .count();
        boolean forbidden = faults.stream().anyMatch(ImportRefusedException.Fault::forbidden);
        return new ProblemException(
                        forbidden ? 403 : 422,
                        "import-refused",
                        "Import refused",
                        "No key was imported, because " + rows
                                + " of the keys are refused. Correct them, and repeat the" + " import.")
                .with("refused", Json.createValue(rows))
                .with("errors", errors.build());
    }

    /** Returns the problem of a value that is not allowed in a member of the body. */
    private static ProblemException of(IllegalArgumentException wrong, String field) {
        if (wrong instanceof IncompleteScopesException incomplete) {
            return new ProblemException(
                            422,
                            "incomplete-scopes",
                            "Incomplete scopes",
                            sentence(wrong.getMessage()) + " Send complete=true to add the missing scopes.")
                    .with("field", field)
                    .with(
                            "missing",
                            Json.createArrayBuilder(incomplete.missing()).build());
        }
        String member = wrong instanceof InvalidTermsException terms ? terms.field() : field;
        return ProblemException.invalid(member, sentence(wrong.getMessage()));
    }

    /** Runs work, and reports its {@link IllegalArgumentException} as a value that is not allowed in a member of the body. */
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
