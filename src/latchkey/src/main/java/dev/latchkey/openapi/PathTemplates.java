package dev.latchkey.openapi;

import dev.latchkey.openapi.ApiDescription.Endpoint;
import dev.latchkey.rest.UriTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the REST methods of an operation by HTTP method and path, because applications can choose operation ids. */
final class PathTemplates {
    private final ApiDescription description;

    PathTemplates(ApiDescription description) {
        this.description = description;
    }

    /**
     * Returns the REST methods of an operation: none if it is unknown, and several if they require different scopes and the path does not
     * distinguish them, because some servers remove the expressions of variables.
     *
     * @param httpMethod such as {@code GET}
     * @param path its path in the document, in which some servers leave the expressions of variables
     */
    List<Endpoint> endpoints(String httpMethod, String path) {
        List<Endpoint> endpoints = find(httpMethod, path);
        String context = contextOf(path);
        return !endpoints.isEmpty() || context.isEmpty()
                ? endpoints
                : find(httpMethod, path.substring(context.length()));
    }

    /** Returns the callable path of an operation. The declared path may have expressions, which servers keep or remove. */
    String callable(String path, Endpoint endpoint) {
        if (!hasExpressions(path) && !hasExpressions(endpoint.template())) {
            return path;
        }
        if (!description.rooted()) {
            return withoutExpressions(path);
        }
        boolean whole = !find(endpoint.httpMethod(), path).isEmpty();
        return (whole ? "" : contextOf(path)) + endpoint.path();
    }

    /** Returns the context path if the path begins with it; otherwise an empty text. */
    private String contextOf(String path) {
        return path.startsWith(description.contextPath() + "/") ? description.contextPath() : "";
    }

    private List<Endpoint> find(String httpMethod, String path) {
        String wanted = normal(path);
        List<Endpoint> same = description.endpoints().stream()
                .filter(endpoint -> endpoint.httpMethod().equals(httpMethod))
                .filter(endpoint -> normal(endpoint.template()).equals(wanted))
                .toList();
        if (same.isEmpty() && !description.rooted()) {
            same = description.endpoints().stream()
                    .filter(endpoint -> endpoint.httpMethod().equals(httpMethod))
                    .filter(endpoint -> wanted.endsWith(normal(endpoint.template())))
                    .toList();
            int longest = same.stream()
                    .mapToInt(endpoint -> normal(endpoint.template()).length())
                    .max()
                    .orElse(0);
            same = same.stream()
                    .filter(endpoint -> normal(endpoint.template()).length() == longest)
                    .toList();
        }
        List<Endpoint> exact = same.stream()
                .filter(endpoint -> hasExpressions(path) && bare(path).endsWith(bare(endpoint.template())))
                .toList();
        return distinct(exact.isEmpty() ? same : exact);
    }

    /** Methods of one path with different media types count once if they require the same scopes. */
    private static List<Endpoint> distinct(List<Endpoint> endpoints) {
        Map<List<Object>, Endpoint> distinct = new LinkedHashMap<>();
        endpoints.forEach(endpoint -> distinct.putIfAbsent(
                List.of(endpoint.access(), endpoint.need(), endpoint.places(), endpoint.pointers()), endpoint));
        return List.copyOf(distinct.values());
    }

    /** Returns a template with its expressions, without white space and slashes at the end. */
    private static String bare(String template) {
        return template.replaceAll("\\s", "").replaceAll("/+$", "");
    }

    /** A path with the names of its variables alone. */
    static String withoutExpressions(String path) {
        return UriTemplate.of(path).withoutExpressions();
    }

    /** Returns whether the path has expressions of variables, which OpenAPI does not support. */
    private static boolean hasExpressions(String path) {
        return !withoutExpressions(path).equals(path);
    }

    /** The template with variables that have neither names nor expressions. */
    static String normal(String template) {
        String plain = UriTemplate.of(template).withoutNames();
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
