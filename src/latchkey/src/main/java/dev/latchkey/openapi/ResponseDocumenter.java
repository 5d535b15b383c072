package dev.latchkey.openapi;

import dev.latchkey.RefusalKind;
import dev.latchkey.openapi.ApiDescription.Access;
import dev.latchkey.openapi.ApiDescription.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Describes refusals, and the header field of redacted responses.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class ResponseDocumenter {
    private static final String LACKING = "The API key lacks a scope";
    private static final String MALFORMED = "The request has several credentials, or a malformed one.";
    private static final String UNCHECKABLE =
            "The media type of the request body is not supported. For an API key that may not"
                    + " write every member, it is one in which members cannot be checked.";
    private static final String NAMED = "; see missing_scopes.";

    private final Components components;
    private final RefusalBodies bodies;
    private final Map<String, String> descriptions;

    ResponseDocumenter(Components components, ApiDescription description) {
        this.components = components;
        this.bodies = new RefusalBodies(description.refusals());
        this.descriptions = description.descriptions();
    }

    /** Adds the components to which operations refer. */
    void describe() {
        bodies.describe(components);
        components.addResponse(component(RefusalKind.MALFORMED_CREDENTIALS), refusal(MALFORMED));
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

    /** Adds the possible refusals to an operation, unless the application describes responses with the same status. */
    void add(Operation operation, List<Endpoint> endpoints) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        addSuccess(operation.getResponses());
        String unreadable = unreadable(endpoints);
        if (unreadable.isEmpty()) {
            addReference(operation, RefusalKind.MALFORMED_CREDENTIALS);
        } else {
            add(operation, RefusalKind.MALFORMED_CREDENTIALS, refusal(MALFORMED + unreadable));
        }
        addReference(operation, RefusalKind.CREDENTIALS_REQUIRED);
        add(operation, RefusalKind.INSUFFICIENT_SCOPE, refusal(insufficient(endpoints) + unwritable(endpoints)));
        addChanges(operation, endpoints);
        addReference(operation, RefusalKind.TOO_MANY_UNKNOWN_KEYS);
        addReference(operation, RefusalKind.STORE_UNAVAILABLE);
    }

    private static String unwritable(List<Endpoint> endpoints) {
        SortedSet<String> scopes = writeScopes(endpoints);
        return scopes.isEmpty()
                ? ""
                : " Or the request body gives a member a value that the API key may not write; see members. Members require "
                        + String.join(", ", scopes) + ".";
    }

    private static String unreadable(List<Endpoint> endpoints) {
        String body = writeScopes(endpoints).isEmpty()
                ? ""
                : " Or the members of the request body could not be checked, because it is not JSON in UTF-8 or a form.";
        boolean names =
                endpoints.stream().anyMatch(endpoint -> endpoint.change().names());
        return body + (names ? " Or a parameter names a member that does not exist." : "");
    }

    /** Returns the scopes that members of request bodies require to be written. */
    static SortedSet<String> writeScopes(List<Endpoint> endpoints) {
        SortedSet<String> scopes = new TreeSet<>();
        endpoints.forEach(endpoint -> scopes.addAll(endpoint.change().scopes()));
        return scopes;
    }

    /** Adds the refusals of requests that change objects which the caller sees only in part. */
    private void addChanges(Operation operation, List<Endpoint> endpoints) {
        if (endpoints.stream().anyMatch(endpoint -> endpoint.change().replaces())) {
            add(
                    operation,
                    RefusalKind.INCOMPLETE_VIEW,
                    refusal("The API key may not see every member of the object, so it cannot replace it."));
        }
        if (endpoints.stream().anyMatch(endpoint -> endpoint.change().conditional())) {
            add(
                    operation,
                    RefusalKind.PRECONDITION_REQUIRED,
                    refusal("The API key may not see every member of the object, and the request has no If-Match."));
        }
        SortedSet<String> patches = new TreeSet<>();
        endpoints.forEach(endpoint -> patches.addAll(endpoint.change().patches()));
        if (!patches.isEmpty() || !writeScopes(endpoints).isEmpty()) {
            APIResponse refusal = refusal(UNCHECKABLE);
            add(
                    operation,
                    RefusalKind.UNCHECKABLE_BODY,
                    patches.isEmpty()
                            ? refusal
                            : refusal.addHeader(
                                    "Accept-Patch",
                                    header("The supported media types: " + String.join(", ", patches) + ".")));
        }
    }

    private String insufficient(List<Endpoint> endpoints) {
        if (endpoints.isEmpty() || endpoints.size() == 1 && endpoints.get(0).access() == Access.PUBLIC) {
            return LACKING + NAMED;
        }
        return endpoints.size() == 1
                ? insufficient(endpoints.get(0))
                : "The method depends on the form of the path, or on the media types. "
                        + endpoints.stream()
                                .map(endpoint -> endpoint.template() + ": " + insufficient(endpoint))
                                .collect(Collectors.joining(" "));
    }

    private String insufficient(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case NONE -> "The endpoint has no declaration, so no API key can call it.";
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
     * Adds the response 200 if a server describes only a default response. Generated clients accept the first JSON media type of the
     * responses, ordered by status, which would otherwise be that of problems.
     */
    private static void addSuccess(APIResponses responses) {
        APIResponse fallback = responses.getDefaultValue();
        boolean named = responses.getAPIResponses().keySet().stream().anyMatch(status -> status.startsWith("2"));
        if (fallback != null && fallback.getRef() == null && fallback.getContent() != null && !named) {
            responses.addAPIResponse(
                    "200",
                    OASFactory.createAPIResponse()
                            .description("Success.")
                            .headers(fallback.getHeaders() == null ? null : new LinkedHashMap<>(fallback.getHeaders()))
                            .content(fallback.getContent()));
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

    /** Adds the header field that names the missing scopes of redacted responses. */
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
