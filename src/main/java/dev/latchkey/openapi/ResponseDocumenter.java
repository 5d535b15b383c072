package dev.latchkey.openapi;

import dev.latchkey.RefusalKind;
import dev.latchkey.openapi.ApiDescription.Access;
import dev.latchkey.openapi.ApiDescription.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Describes the answers to callers who lack something: refusals, and responses of which parts are left out.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class ResponseDocumenter {
    private static final String LACKING = "The API key lacks a scope";
    private static final String NAMED = "; see missing_scopes.";

    private final Components components;
    private final RefusalBodies bodies;
    private final Map<String, String> descriptions;

    ResponseDocumenter(Components components, ApiDescription description) {
        this.components = components;
        this.bodies = new RefusalBodies(description.refusals());
        this.descriptions = description.descriptions();
    }

    /** Describes what operations refer to. */
    void describe() {
        bodies.describe(components);
        components.addResponse(
                component(RefusalKind.MALFORMED_CREDENTIALS),
                refusal("The request has several credentials, or a malformed one."));
        components.addResponse(
                component(RefusalKind.CREDENTIALS_REQUIRED),
                refusal("The API key is missing, mistyped, deleted, disabled, or of another application.")
                        .addHeader("WWW-Authenticate", header("The challenge (RFC 9110).")));
        components.addResponse(
                component(RefusalKind.TOO_MANY_UNKNOWN_KEYS),
                refusal("Too many unknown API keys were sent from the address of the client.")
                        .addHeader("Retry-After", header("The number of seconds to wait before a retry.")));
        components.addResponse(
                component(RefusalKind.STORE_UNAVAILABLE),
                refusal("The key store is unavailable, so the API key could not be verified.")
                        .addHeader("Retry-After", header("The number of seconds to wait before a retry.")));
    }

    private static String component(RefusalKind kind) {
        return "Latchkey" + kind.status();
    }

    private static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(SchemaTypes.string(OASFactory.createSchema()));
    }

    private APIResponse refusal(String description) {
        return OASFactory.createAPIResponse().description(description).content(bodies.content());
    }

    /** Adds the refusals that an operation may meet, unless the host describes answers of the same status. */
    void add(Operation operation, List<Endpoint> endpoints) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        nameSuccess(operation.getResponses());
        addReference(operation, RefusalKind.MALFORMED_CREDENTIALS);
        addReference(operation, RefusalKind.CREDENTIALS_REQUIRED);
        add(operation, RefusalKind.INSUFFICIENT_SCOPE, refusal(insufficient(endpoints)));
        addReference(operation, RefusalKind.TOO_MANY_UNKNOWN_KEYS);
        addReference(operation, RefusalKind.STORE_UNAVAILABLE);
    }

    private String insufficient(List<Endpoint> endpoints) {
        if (endpoints.isEmpty() || endpoints.size() == 1 && endpoints.get(0).access() == Access.PUBLIC) {
            return LACKING + NAMED;
        }
        return endpoints.size() == 1
                ? insufficient(endpoints.get(0))
                : "The method depends on the form of the path, or on the media types. "
                        + endpoints.stream()
                                .map(each -> each.template() + ": " + insufficient(each))
                                .collect(Collectors.joining(" "));
    }

    private String insufficient(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case NOBODY -> "The endpoint has no declaration, so no API key can call it.";
            case PUBLIC -> "No key is needed.";
            case KEYS -> LACKING + needed(endpoint);
        };
    }

    private String needed(Endpoint endpoint) {
        return endpoint.need().isNothing()
                ? NAMED
                : ". Required: " + endpoint.need().inWords(descriptions) + ".";
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

    private void addReference(Operation operation, RefusalKind kind) {
        add(operation, kind, OASFactory.createAPIResponse().ref("#/components/responses/" + component(kind)));
    }

    private static void add(Operation operation, RefusalKind kind, APIResponse response) {
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
                        header("The missing scopes of the parts that are left out of the response, separated by commas."
                                + " Absent if the response is complete."));
            }
        });
    }
}
