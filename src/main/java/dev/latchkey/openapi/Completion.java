package dev.latchkey.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes one document. What the host says itself stays: its security schemes, its requirements, its responses.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class Completion {
    /** The security scheme of keys in the Authorization header. */
    static final String SCHEME = "Key";

    /** The security scheme of keys in the header field that the settings name. */
    static final String HEADER_SCHEME = "KeyHeader";

    /** The scopes that are all needed, on operations and on properties of responses. */
    static final String REQUIRED = "x-required-scopes";

    /** Groups of scopes of which one each is needed besides. */
    static final String REQUIRED_ANY_OF = "x-required-scopes-any-of";

    /** The places of a response that are pointed at, and what each needs. */
    private static final String POINTERS = "x-redacted-pointers";

    private final OpenAPI document;
    private final ApiDescription description;
    private final Templates templates;
    private final Answers answers;
    private final Properties properties;

    Completion(OpenAPI document, ApiDescription description) {
        this.document = document;
        this.description = description;
        this.templates = new Templates(description);
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        this.answers = new Answers(document.getComponents(), description.descriptions());
        this.properties = new Properties(document.getComponents(), description.descriptions());
    }

    void complete() {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        describeSchemes(document.getComponents());
        answers.describe();
        Map<String, PathItem> paths = document.getPaths().getPathItems();
        Map<String, PathItem> named = new LinkedHashMap<>();
        for (Map.Entry<String, PathItem> path : paths.entrySet()) {
            String name = path.getKey();
            for (Map.Entry<PathItem.HttpMethod, Operation> each :
                    path.getValue().getOperations().entrySet()) {
                Optional<ApiDescription.Endpoint> endpoint =
                        templates.endpoint(each.getKey().name(), path.getKey());
                complete(each.getValue(), endpoint);
                name = endpoint.map(known -> templates.callable(path.getKey(), known))
                        .orElse(name);
            }
            named.put(named.containsKey(name) || paths.containsKey(name) ? path.getKey() : name, path.getValue());
        }
        document.getPaths().setPathItems(named);
    }

    private void describeSchemes(Components components) {
        if (!isDefined(components, SCHEME)) {
            components.addSecurityScheme(
                    SCHEME,
                    scheme(
                            "Authorization",
                            "An API key, sent as \"Authorization: " + description.scheme()
                                    + " <api key>\": the value is the word " + description.scheme()
                                    + ", a space and the key. The scopes of an operation are those that the key needs."));
        }
        if (description.header().isPresent() && !isDefined(components, HEADER_SCHEME)) {
            String name = description.header().get();
            components.addSecurityScheme(
                    HEADER_SCHEME, scheme(name, "An API key, sent by itself as \"" + name + ": <api key>\"."));
        }
    }

    private static boolean isDefined(Components components, String scheme) {
        return components.getSecuritySchemes() != null
                && components.getSecuritySchemes().containsKey(scheme);
    }

    /** Not the type {@code http}: of its schemes, generators of clients know Basic and Bearer alone. */
    private static SecurityScheme scheme(String header, String text) {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(header)
                .description(text);
    }

    private void complete(Operation operation, Optional<ApiDescription.Endpoint> endpoint) {
        ApiDescription.Access access =
                endpoint.map(ApiDescription.Endpoint::access).orElse(ApiDescription.Access.KEYS);
        boolean redactable =
                endpoint.filter(ApiDescription.Endpoint::isRedactable).isPresent();
        if (access == ApiDescription.Access.PUBLIC && !redactable) {
            return;
        }
        Need need = endpoint.map(ApiDescription.Endpoint::need).orElseGet(Need::nothing);
        secure(operation, need, access == ApiDescription.Access.PUBLIC);
        answers.add(operation, access, need);
        endpoint.ifPresent(known -> {
            extensions(need).forEach(operation::addExtension);
            if (known.isRedactable()) {
                answers.addRedacted(operation);
                known.places().forEach((place, needed) -> properties.mark(operation, place, needed));
            }
            if (!known.pointers().isEmpty()) {
                Map<String, Object> pointers = new LinkedHashMap<>();
                known.pointers().forEach((pointer, needed) -> pointers.put(pointer, extensions(needed)));
                operation.addExtension(POINTERS, pointers);
            }
        });
    }

    /** As extensions; none if nothing is needed. */
    static Map<String, Object> extensions(Need need) {
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

    /** A key is needed besides what the host demands itself, or welcome. */
    private void secure(Operation operation, Need need, boolean optional) {
        List<SecurityRequirement> before =
                operation.getSecurity() == null ? document.getSecurity() : operation.getSecurity();
        List<SecurityRequirement> demanded =
                before == null || before.isEmpty() ? List.of(OASFactory.createSecurityRequirement()) : before;
        List<SecurityRequirement> all = new ArrayList<>(optional ? demanded : List.of());
        for (SecurityRequirement each : demanded) {
            for (List<String> scopes : need.alternatives()) {
                all.add(with(each, SCHEME, scopes));
                if (description.header().isPresent()) {
                    all.add(with(each, HEADER_SCHEME, scopes));
                }
            }
        }
        operation.setSecurity(all);
    }

    private static SecurityRequirement with(SecurityRequirement demanded, String scheme, List<String> scopes) {
        SecurityRequirement both = OASFactory.createSecurityRequirement();
        if (demanded.getSchemes() != null) {
            demanded.getSchemes().forEach(both::addScheme);
        }
        return both.addScheme(scheme, scopes);
    }
}
