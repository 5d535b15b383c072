package dev.latchkey.openapi;

import java.util.List;
import java.util.Optional;

/** Finds the REST method that an operation of the document stands for: by method and path, for operation ids are anybody's. */
final class Templates {
    private static final String VARIABLE = "{}";

    private final ApiDescription description;

    Templates(ApiDescription description) {
        this.description = description;
    }

    /**
     * The method behind an operation. Empty if there is none, as for what locators lead to, or if it cannot be told.
     *
     * @param httpMethod such as {@code GET}
     * @param path its path in the document, in which some servers leave the expressions of variables
     */
    Optional<ApiDescription.Endpoint> endpoint(String httpMethod, String path) {
        Optional<ApiDescription.Endpoint> found = find(httpMethod, normal(path));
        String context = contextOf(path);
        return found.isPresent() || context.isEmpty()
                ? found
                : find(httpMethod, normal(path.substring(context.length())));
    }

    /** The path of an operation as people can call it: the declared one may have expressions, which servers leave in or cut out. */
    String callable(String path, ApiDescription.Endpoint endpoint) {
        if (!hasExpressions(path) && !hasExpressions(endpoint.template())) {
            return path;
        }
        if (!description.rooted()) {
            return plain(path, true);
        }
        boolean whole = find(endpoint.httpMethod(), normal(path)).isPresent();
        return (whole ? "" : contextOf(path)) + endpoint.path();
    }

    /** The path of the web application, if that is what a path begins with. */
    private String contextOf(String path) {
        return path.startsWith(description.contextPath() + "/") ? description.contextPath() : "";
    }

    private Optional<ApiDescription.Endpoint> find(String httpMethod, String wanted) {
        List<ApiDescription.Endpoint> same = description.endpoints().stream()
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
        // Two media types of one path are two methods; where they need the same it does not matter which it is.
        boolean alike = same.stream()
                        .map(each -> List.of(each.access(), each.need(), each.places(), each.pointers()))
                        .distinct()
                        .count()
                == 1;
        return alike ? Optional.of(same.get(0)) : Optional.empty();
    }

    /** Whether expressions of variables are in it, which OpenAPI does not know. */
    private static boolean hasExpressions(String path) {
        return !plain(path, true).equals(path);
    }

    private static String normal(String template) {
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
