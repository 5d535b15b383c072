package dev.latchkey.openapi;

import dev.latchkey.openapi.ApiDescription.Access;
import dev.latchkey.openapi.ApiDescription.Endpoint;
import dev.latchkey.server.OpenApiDocuments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Completes one document. What the host says itself stays: its security schemes, its requirements, its responses.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class DocumentEnricher {
    /** The scopes that are all needed, on operations and on properties of responses. */
    static final String REQUIRED = "x-required-scopes";

    /** Groups of scopes of which one each is needed besides. */
    static final String REQUIRED_ANY_OF = "x-required-scopes-any-of";

    /** The places of a response that are pointed at, and what each needs. */
    private static final String POINTERS = "x-redacted-pointers";

    private final OpenAPI document;
    private final PathTemplates templates;
    private final SecuritySchemes schemes;
    private final ResponseDocumenter answers;
    private final Properties properties;

    DocumentEnricher(OpenAPI document, ApiDescription description) {
        this.document = document;
        this.templates = new PathTemplates(description);
        this.schemes = new SecuritySchemes(document, description.credentials());
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        this.answers = new ResponseDocumenter(document.getComponents(), description);
        this.properties = new Properties(document.getComponents(), description.descriptions());
    }

    void complete() {
        OpenApiDocuments.mend(document);
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        schemes.describe(document.getComponents());
        answers.describe();
        CallablePaths.apply(document, templates).forEach(each -> complete(each.operation(), each.endpoints()));
        OperationIds.makeUnique(document.getPaths().getPathItems());
    }

    private void complete(Operation operation, List<Endpoint> endpoints) {
        boolean open = endpoints.stream().anyMatch(each -> each.access() == Access.PUBLIC);
        boolean redactable = endpoints.stream().anyMatch(Endpoint::isRedactable);
        List<List<String>> alternatives = endpoints.isEmpty()
                ? RequiredScopes.nothing().alternatives()
                : endpoints.stream()
                        .filter(each -> each.access() != Access.PUBLIC || each.isRedactable())
                        .flatMap(each -> each.need().alternatives().stream())
                        .distinct()
                        .toList();
        if (alternatives.isEmpty()) {
            // A key changes nothing here.
            return;
        }
        schemes.secure(operation, alternatives, open);
        answers.add(operation, endpoints);
        extensions(RequiredScopes.common(endpoints.stream().map(Endpoint::need).toList()))
                .forEach(operation::addExtension);
        if (redactable) {
            answers.addRedacted(operation);
        }
        Map<String, Object> pointers = new LinkedHashMap<>();
        endpoints.forEach(endpoint -> {
            endpoint.places().forEach((place, needed) -> properties.mark(operation, place, needed));
            endpoint.pointers().forEach((pointer, needed) -> pointers.put(pointer, extensions(needed)));
        });
        if (!pointers.isEmpty()) {
            operation.addExtension(POINTERS, pointers);
        }
    }

    /** As extensions; none if nothing is needed. */
    static Map<String, Object> extensions(RequiredScopes need) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (!need.allOf().isEmpty()) {
            extensions.put(REQUIRED, List.copyOf(need.allOf()));
        }
        if (!need.anyOf().isEmpty()) {
            extensions.put(
                    REQUIRED_ANY_OF, need.anyOf().stream().map(List::copyOf).toList());
        }
        return extensions;
    }
}
