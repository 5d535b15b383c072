package dev.latchkey.openapi;

import dev.latchkey.RefusalRenderer.BodySchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Describes the keys, endpoints and refusals of one web application for its document.
 *
 * @param credentials the places of keys in requests
 * @param refusals the schemas of the application's renderer; empty if it has no renderer
 * @param descriptions the descriptions of scopes, by name
 * @param contextPath the path of the web application, with which some servers begin every path; empty for the root
 * @param rooted whether the paths of endpoints begin at the root of the web application
 * @param endpoints its REST methods
 * @hidden not part of the public API
 */
public record ApiDescription(
        Credentials credentials,
        Optional<List<BodySchema>> refusals,
        Map<String, String> descriptions,
        String contextPath,
        boolean rooted,
        List<Endpoint> endpoints) {

    /**
     * The places of keys and access tokens in requests.
     *
     * @param schemes the authentication schemes of keys, at least one
     * @param header another header field that may carry the bare key
     * @param query the parameter of the query that may carry a key
     * @param tokenPath the path at which access tokens are issued, if they are accepted
     * @hidden not part of the public API
     */
    public record Credentials(
            List<String> schemes, Optional<String> header, Optional<String> query, Optional<String> tokenPath) {}

    /**
     * The callers that a REST method allows.
     *
     * @hidden not part of the public API
     */
    public enum Access {
        /** Every caller. */
        PUBLIC,
        /** Callers with the required scopes. */
        KEYS,
        /** No caller, because the method has no declaration. */
        NONE
    }

    /**
     * What the requests of a REST method change.
     *
     * @param scopes the scopes that members of the request body require to be written
     * @param places the required scopes of writing members of the request body, by path
     * @param replaces whether the method is refused to callers who see the object only in part
     * @param conditional whether such callers must send a condition
     * @param patches the formats of patches that it accepts
     * @param names whether a parameter names members
     * @hidden not part of the public API
     */
    public record Change(
            SortedSet<String> scopes,
            SortedMap<String, RequiredScopes> places,
            boolean replaces,
            boolean conditional,
            List<String> patches,
            boolean names) {
        /** Changes nothing that is guarded. */
        static final Change NONE = new Change(new TreeSet<>(), new TreeMap<>(), false, false, List.of(), false);
    }

    /**
     * One REST method.
     *
     * @param httpMethod such as {@code GET}
     * @param path its path without expressions
     * @param template its path as it is declared
     * @param access the callers that it allows
     * @param need the required scopes of a call
     * @param places the required scopes of members of its responses, by path, such as {@code inputs[].data.concepts}
     * @param pointers the same, as JSON pointers
     * @param change what its requests change
     * @hidden not part of the public API
     */
    public record Endpoint(
            String httpMethod,
            String path,
            String template,
            Access access,
            RequiredScopes need,
            SortedMap<String, RequiredScopes> places,
            SortedMap<String, RequiredScopes> pointers,
            Change change) {

        boolean isRedactable() {
            return !places.isEmpty() || !pointers.isEmpty();
        }
    }
}
