package dev.latchkey.openapi;

import dev.latchkey.RefusalRenderer.BodySchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Says what the document of one web application is to tell about keys.
 *
 * @param credentials where requests may carry keys
 * @param refusals the bodies of refusals, as the application's renderer describes them; empty if it has none
 * @param descriptions what people wrote about scopes, by name
 * @param contextPath the path of the web application, with which some servers begin every path; empty for the root
 * @param rooted whether the paths of endpoints begin at the root of the web application
 * @param endpoints its REST methods
 */
public record ApiDescription(
        Credentials credentials,
        Optional<List<BodySchema>> refusals,
        Map<String, String> descriptions,
        String contextPath,
        boolean rooted,
        List<Endpoint> endpoints) {

    /**
     * Where requests may carry keys and access tokens.
     *
     * @param schemes what may precede a key in the Authorization header, at least one
     * @param header another header field that may carry the bare key
     * @param query the parameter of the query that may carry a key
     * @param tokenPath the path at which access tokens are issued, if they are accepted
     */
    public record Credentials(
            List<String> schemes, Optional<String> header, Optional<String> query, Optional<String> tokenPath) {}

    /** Who may call a REST method. */
    public enum Access {
        /** Everybody. */
        PUBLIC,
        /** Keys that have what it needs. */
        KEYS,
        /** Nobody. */
        NOBODY
    }

    /**
     * One REST method.
     *
     * @param httpMethod such as {@code GET}
     * @param path as people write it
     * @param template as it is declared
     * @param access who may call it
     * @param need the scopes without which it is refused
     * @param places the places of its responses that need scopes, such as {@code inputs[].data.concepts}
     * @param pointers the same, as JSON pointers
     */
    public record Endpoint(
            String httpMethod,
            String path,
            String template,
            Access access,
            RequiredScopes need,
            SortedMap<String, RequiredScopes> places,
            SortedMap<String, RequiredScopes> pointers) {

        boolean isRedactable() {
            return !places.isEmpty() || !pointers.isEmpty();
        }
    }
}
