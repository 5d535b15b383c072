package dev.latchkey.openapi;

import dev.latchkey.openapi.ApiDescription.Access;
import dev.latchkey.openapi.ApiDescription.Endpoint;
import dev.latchkey.server.OpenApiDocuments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Completes one document. Security schemes, requirements and responses of the application stay.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class DocumentEnricher {
    /** The required scopes of operations and of properties of responses. */
    static final String REQUIRED = "x-required-scopes";

    /** Groups of scopes of which one scope each is also required. */
    static final String REQUIRED_ANY_OF = "x-required-scopes-any-of";

    /** The required scopes of writing a property of a request body. */
    static final String TO_WRITE = "x-required-scopes-to-write";

    /** Groups of scopes of which one scope each is also required. */
    static final String TO_WRITE_ANY_OF = "x-required-scopes-to-write-any-of";

    /** The scopes that members of the request body require to be written. */
    private static final String WRITTEN = "x-required-scopes-of-request-body";

    /** The JSON Pointers into a response with their required scopes. */
    private static final String POINTERS = "x-redacted-pointers";

    private final OpenAPI document;
    private final PathTemplates templates;
    private final SecuritySchemes schemes;
    private final ResponseDocumenter responses;
    private final Properties properties;

    DocumentEnricher(OpenAPI document, ApiDescription description) {
        this.document = document;
        this.templates = new PathTemplates(description);
        this.schemes = new SecuritySchemes(document, description.credentials());
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        this.responses = new ResponseDocumenter(document.getComponents(), description);
        this.properties = new Properties(document.getComponents(), description.descriptions());
    }

    void complete() {
        OpenApiDocuments.mend(document);
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        schemes.describe(document.getComponents());
        responses.describe();
        CallablePaths.apply(document, templates)
                .forEach(documented -> complete(documented.operation(), documented.endpoints()));
        OperationIds.makeUnique(document.getPaths().getPathItems());
    }

    private void complete(Operation operation, List<Endpoint> endpoints) {
        boolean open = endpoints.stream().anyMatch(endpoint -> endpoint.access() == Access.PUBLIC);
        boolean redactable = endpoints.stream().anyMatch(Endpoint::isRedactable);
        List<List<String>> alternatives = endpoints.isEmpty()
                ? RequiredScopes.nothing().alternatives()
                : endpoints.stream()
                        .filter(endpoint -> endpoint.access() != Access.PUBLIC || endpoint.isRedactable())
                        .flatMap(endpoint -> endpoint.need().alternatives().stream())
                        .distinct()
                        .toList();
        if (alternatives.isEmpty()) {
            // The operation does not depend on a key.
            return;
        }
        schemes.secure(operation, alternatives, open);
        responses.add(operation, endpoints);
        extensions(RequiredScopes.common(endpoints.stream().map(Endpoint::need).toList()))
                .forEach(operation::addExtension);
        if (redactable) {
            responses.addRedacted(operation);
        }
        SortedSet<String> written = ResponseDocumenter.writeScopes(endpoints);
        if (!written.isEmpty()) {
            operation.addExtension(WRITTEN, List.copyOf(written));
        }
        Map<String, Object> pointers = new LinkedHashMap<>();
        endpoints.forEach(endpoint -> {
            endpoint.places().forEach((place, needed) -> properties.mark(operation, place, needed));
            endpoint.change().places().forEach((place, needed) -> properties.markWritten(operation, place, needed));
            endpoint.pointers().forEach((pointer, needed) -> pointers.put(pointer, extensions(needed)));
        });
        if (!pointers.isEmpty()) {
            operation.addExtension(POINTERS, pointers);
        }
    }

    /** Returns the required scopes as extensions; empty if there are none. */
    static Map<String, Object> extensions(RequiredScopes need) {
        return extensions(need, REQUIRED, REQUIRED_ANY_OF);
    }

    /** Returns the required scopes of writing as extensions; empty if there are none. */
    static Map<String, Object> extensionsToWrite(RequiredScopes need) {
        return extensions(need, TO_WRITE, TO_WRITE_ANY_OF);
    }

    private static Map<String, Object> extensions(RequiredScopes need, String allOf, String anyOf) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (!need.allOf().isEmpty()) {
            extensions.put(allOf, List.copyOf(need.allOf()));
        }
        if (!need.anyOf().isEmpty()) {
            extensions.put(anyOf, need.anyOf().stream().map(List::copyOf).toList());
        }
        return extensions;
    }
}
