package dev.latchkey.openapi;

import dev.latchkey.openapi.ApiDescription.Credentials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Adds a security scheme for each place of a key or an access token in a request, and the security requirements of operations.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class SecuritySchemes {
    private static final String BEARER = "Bearer";

    private final OpenAPI document;
    private final Map<String, SecurityScheme> schemes = new LinkedHashMap<>();

    SecuritySchemes(OpenAPI document, Credentials credentials) {
        this.document = document;
        List<String> words = credentials.schemes().stream()
                .filter(word -> !word.equalsIgnoreCase(BEARER))
                .toList();
        if (!words.isEmpty()) {
            schemes.put("Key", inHeader("Authorization", describe(words)));
        }
        credentials
                .header()
                .ifPresent(name -> schemes.put(
                        "KeyHeader",
                        inHeader(name, "An API key, sent without a scheme as \"" + name + ": <api key>\".")));
        credentials
                .query()
                .ifPresent(name -> schemes.put(
                        "KeyQuery",
                        scheme(
                                SecurityScheme.In.QUERY,
                                name,
                                "An API key in the query, as \"?" + name
                                        + "=<api key>\". URLs are logged, so prefer a header field.")));
        boolean keysAsBearer = words.size() < credentials.schemes().size();
        if (keysAsBearer || credentials.tokenPath().isPresent()) {
            schemes.put("KeyBearer", bearer(credentials, keysAsBearer));
        }
    }

    private static String describe(List<String> words) {
        String first = words.get(0);
        String others = words.size() == 1
                ? ""
                : " In place of " + first + " the word may be " + String.join(" or ", words.subList(1, words.size()))
                        + ".";
        return "An API key, sent as \"Authorization: " + first + " <api key>\": the value is the word " + first
                + ", a space and the key." + others + " The scopes of an operation are the required scopes of the key.";
    }

    private static SecurityScheme bearer(Credentials credentials, boolean keys) {
        String token = credentials
                .tokenPath()
                .map(path -> "An access token, sent as \"Authorization: Bearer <access token>\"; POST " + path
                        + " issues it to a client id and its secret (RFC 6749, client credentials).")
                .orElse("");
        String key = keys ? "An API key, sent as \"Authorization: Bearer <api key>\"." : "";
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description((key + " " + token).strip());
    }

    /** The type is not {@code http}, of which client generators support only the schemes Basic and Bearer. */
    private static SecurityScheme inHeader(String name, String description) {
        return scheme(SecurityScheme.In.HEADER, name, description);
    }

    private static SecurityScheme scheme(SecurityScheme.In in, String name, String description) {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(in)
                .name(name)
                .description(description);
    }

    /** Adds the schemes. A scheme of the application with the same name stays. */
    void describe(Components components) {
        schemes.forEach((name, scheme) -> {
            if (components.getSecuritySchemes() == null
                    || !components.getSecuritySchemes().containsKey(name)) {
                components.addSecurityScheme(name, scheme);
            }
        });
    }

    /**
     * Adds the security requirements of an operation to those of the application.
     *
     * @param alternatives sets of scopes, each of which is sufficient
     * @param optional whether the operation also works without a key
     */
    void secure(Operation operation, List<List<String>> alternatives, boolean optional) {
        List<SecurityRequirement> before =
                operation.getSecurity() == null ? document.getSecurity() : operation.getSecurity();
        List<SecurityRequirement> required =
                before == null || before.isEmpty() ? List.of(OASFactory.createSecurityRequirement()) : before;
        List<SecurityRequirement> all = new ArrayList<>(optional ? required : List.of());
        for (SecurityRequirement requirement : required) {
            for (List<String> scopes : alternatives) {
                schemes.keySet().forEach(scheme -> all.add(with(requirement, scheme, scopes)));
            }
        }
        operation.setSecurity(all);
    }

    private static SecurityRequirement with(SecurityRequirement required, String scheme, List<String> scopes) {
        SecurityRequirement both = OASFactory.createSecurityRequirement();
        if (required.getSchemes() != null) {
            required.getSchemes().forEach(both::addScheme);
        }
        return both.addScheme(scheme, scopes);
    }
}
