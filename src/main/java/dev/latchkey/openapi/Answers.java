package dev.latchkey.openapi;

import dev.latchkey.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Describes the answers to callers who lack something: refusals, and responses of which parts are left out.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class Answers {
    private static final String PROBLEM = "LatchkeyProblem";
    private static final String PROBLEM_JSON = "application/problem+json";

    private final Components components;
    private final Map<String, String> descriptions;

    Answers(Components components, Map<String, String> descriptions) {
        this.components = components;
        this.descriptions = descriptions;
    }

    /** Describes what operations refer to. */
    void describe() {
        components.addSchema(
                PROBLEM,
                SchemaTypes.object(OASFactory.createSchema())
                        .description("Says why a request is refused (RFC 9457).")
                        .addProperty("type", text("Identifies the kind of refusal."))
                        .addProperty("title", text("The kind of refusal in a few words."))
                        .addProperty("status", SchemaTypes.integer(OASFactory.createSchema()))
                        .addProperty("detail", text("What was wrong and what to do."))
                        .addProperty("missing_scopes", texts("The scopes that the key lacks."))
                        .addProperty("any_of", texts("Scopes of which the key needs one.")));
        components.addResponse(
                component(Refusal.Kind.MALFORMED_CREDENTIALS),
                problem("The request carries several credentials, or none in the form that is expected."));
        components.addResponse(
                component(Refusal.Kind.CREDENTIALS_REQUIRED),
                problem("No API key, or one that is mistyped, deleted, disabled or of another application.")
                        .addHeader("WWW-Authenticate", header("The challenge (RFC 9110).")));
        components.addResponse(
                component(Refusal.Kind.TOO_MANY_UNKNOWN_KEYS),
                problem("Too many API keys that do not exist came from the client's address.")
                        .addHeader("Retry-After", header("After how many seconds to try again.")));
        components.addResponse(
                component(Refusal.Kind.STORE_UNAVAILABLE),
                problem("The API key cannot be checked at present.")
                        .addHeader("Retry-After", header("After how many seconds to try again.")));
    }

    private static String component(Refusal.Kind kind) {
        return "Latchkey" + kind.status();
    }

    private static Schema text(String description) {
        return SchemaTypes.string(OASFactory.createSchema()).description(description);
    }

    private static Schema texts(String description) {
        return SchemaTypes.array(OASFactory.createSchema())
                .items(SchemaTypes.string(OASFactory.createSchema()))
                .description(description);
    }

    private static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(SchemaTypes.string(OASFactory.createSchema()));
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        PROBLEM_JSON,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM)));
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse().description(description).content(content());
    }

    /** Adds the refusals that an operation may meet, unless the host describes answers of the same status. */
    void add(Operation operation, ApiDescription.Access access, Need need) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        nameSuccess(operation.getResponses());
        addReference(operation, Refusal.Kind.MALFORMED_CREDENTIALS);
        addReference(operation, Refusal.Kind.CREDENTIALS_REQUIRED);
        String who = access == ApiDescription.Access.NOBODY
                ? "No key can call this: it declares no scope."
                : need.isNothing()
                        ? "The API key lacks a scope, of which the answer names which."
                        : "The API key lacks a scope. Needed: " + need.inWords(descriptions) + ".";
        add(operation, Refusal.Kind.INSUFFICIENT_SCOPE, problem(who));
        addReference(operation, Refusal.Kind.TOO_MANY_UNKNOWN_KEYS);
        addReference(operation, Refusal.Kind.STORE_UNAVAILABLE);
    }

    /**
     * Names the success where a server only has a default for everything. Generated clients ask for the first form of JSON that
     * they find in the responses, by status: without this, for problems and nothing else.
     */
    private static void nameSuccess(APIResponses responses) {
        APIResponse whatever = responses.getDefaultValue();
        boolean named = responses.getAPIResponses().keySet().stream().anyMatch(each -> each.startsWith("2"));
        if (whatever != null && whatever.getRef() == null && whatever.getContent() != null && !named) {
            responses.addAPIResponse(
                    "200",
                    OASFactory.createAPIResponse()
                            .description("Success.")
                            .headers(whatever.getHeaders() == null ? null : new LinkedHashMap<>(whatever.getHeaders()))
                            .content(whatever.getContent()));
        }
    }

    private void addReference(Operation operation, Refusal.Kind kind) {
        add(operation, kind, OASFactory.createAPIResponse().ref("#/components/responses/" + component(kind)));
    }

    private static void add(Operation operation, Refusal.Kind kind, APIResponse response) {
        String status = String.valueOf(kind.status());
        if (operation.getResponses().getAPIResponse(status) == null) {
            operation.getResponses().addAPIResponse(status, response);
        }
    }

    /** Adds the header field that says that parts of a response are left out. */
    void addRedacted(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            boolean success = status.startsWith("2") || status.equalsIgnoreCase("default");
            if (success && response.getRef() == null) {
                response.addHeader(
                        "Latchkey-Redacted",
                        header("The scopes for want of which parts of the response are left out, separated by commas;"
                                + " not there if it is whole."));
            }
        });
    }
}
