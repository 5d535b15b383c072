package dev.latchkey.openapi;

import dev.latchkey.openapi.ApiDescription.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the REST methods that an operation of the document stands for: by method and path, for operation ids are anybody's. */
final class PathTemplates {
    private static final String VARIABLE = "{}";

    private final ApiDescription description;

    PathTemplates(ApiDescription description) {
        this.description = description;
    }

    /**
     * The methods behind an operation. None if it is not known; several if they differ in what they need and the path does not
     * tell them apart, as some servers cut out the expressions of variables.
     *
     * @param httpMethod such as {@code GET}
     * @param path its path in the document, in which some servers leave the expressions of variables
     */
    List<Endpoint> endpoints(String httpMethod, String path) {
        List<Endpoint> found = find(httpMethod, path);
        String context = contextOf(path);
        return !found.isEmpty() || context.isEmpty() ? found : find(httpMethod, path.substring(context.length()));
    }

    /** The path of an operation as people can call it: the declared one may have expressions, which servers leave in or cut out. */
    String callable(String path, Endpoint endpoint) {
        if (!hasExpressions(path) && !hasExpressions(endpoint.template())) {
            return path;
        }
        if (!description.rooted()) {
            return plain(path, true);
        }
        boolean whole = !find(endpoint.httpMethod(), path).isEmpty();
        return (whole ? "" : contextOf(path)) + endpoint.path();
    }

    /** The path of the web application, if that is what a path begins with. */
    private String contextOf(String path) {
        return path.startsWith(description.contextPath() + "/") ? description.contextPath() : "";
    }

    private List<Endpoint> find(String httpMethod, String path) {
        String wanted = normal(path);
        List<Endpoint> same = description.endpoints().stream()
                .filter(each -> each.httpMethod().equals(httpMethod))
                .filter(each -> normal(each.template()).equals(wanted))
                .toList();
        if (same.isEmpty() && !description.rooted()) {
            same = description.endpoints().stream()
                    .filter(each -> each.httpMethod().equals(httpMethod))
                    .filter(each -> wanted.endsWith(normal(each.template())))
                    .toList();
            int longest = same.stream()
                    .mapToInt(each -> normal(each.template()).length())
                    .max()
                    .orElse(0);
            same = same.stream()
                    .filter(each -> normal(each.template()).length() == longest)
                    .toList();
        }
        List<Endpoint> exact = same.stream()
                .filter(each -> hasExpressions(path) && bare(path).endsWith(bare(each.template())))
                .toList();
        return distinct(exact.isEmpty() ? same : exact);
    }

    /** Two media types of one path are two methods; where they need the same it does not matter which it is. */
    private static List<Endpoint> distinct(List<Endpoint> endpoints) {
        Map<List<Object>, Endpoint> distinct = new LinkedHashMap<>();
        endpoints.forEach(each ->
                distinct.putIfAbsent(List.of(each.access(), each.need(), each.places(), each.pointers()), each));
        return List.copyOf(distinct.values());
    }

    /** A template with its expressions, but without what people may write or leave out. */
    private static String bare(String template) {
        return template.replaceAll("\\s", "").replaceAll("/+$", "");
    }

    /** A path with the names of its variables alone. */
    static String withoutExpressions(String path) {
        return plain(path, true);
    }

    /** Whether expressions of variables are in it, which OpenAPI does not know. */
    private static boolean hasExpressions(String path) {
        return !plain(path, true).equals(path);
    }

    /** The template with variables that have neither names nor expressions. */
    static String normal(String template) {
        String plain = plain(template, false);
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** The template with bare variables, named or not. */
    private static String plain(String template, boolean named) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < template.length(); i++) {
            char each = template.charAt(i);
            if (each == '{' && depth++ == 0) {
                start = i + 1;
            } else if (each == '}' && --depth == 0) {
                String name = template.substring(start, i).split(":", 2)[0].strip();
                plain.append(named ? "{" + name + "}" : VARIABLE);
            } else if (depth == 0) {
                plain.append(each);
            }
        }
        return plain.toString();
    }
}
