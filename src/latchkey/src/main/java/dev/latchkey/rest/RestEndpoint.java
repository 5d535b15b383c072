package dev.latchkey.rest;

import dev.latchkey.scope.Hierarchy;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One REST method of a root resource, with the address by which it is called.
 *
 * @param type the resource
 * @param method its method
 * @param httpMethod such as {@code GET}
 * @param path its path within the REST application as people write it, such as {@code /inputs/{id}}
 * @param template the same as it is declared, with the expressions of variables
 */
public record RestEndpoint(Class<?> type, Method method, String httpMethod, String path, String template) {

    /** The endpoints of a class; none if it is no root resource. What locators lead to is none. */
    public static List<RestEndpoint> of(Class<?> type) {
        Optional<String> root = root(type);
        List<RestEndpoint> found = new ArrayList<>();
        if (root.isPresent()) {
            for (Method method : RestMethods.of(type)) {
                String below = annotations(type, method)
                        .filter(Path.class::isInstance)
                        .map(path -> ((Path) path).value())
                        .findFirst()
                        .orElse("");
                annotations(type, method)
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(Objects::nonNull)
                        .map(HttpMethod::value)
                        .findFirst()
                        .ifPresent(httpMethod -> found.add(new RestEndpoint(
                                type,
                                method,
                                httpMethod,
                                joined(
                                        UriTemplate.of(root.get()).readable(),
                                        UriTemplate.of(below).readable()),
                                joined(root.get(), below))));
            }
        }
        return found;
    }

    /** The path of a root resource; empty if the class is none. */
    static Optional<String> root(Class<?> type) {
        return Hierarchy.of(type).stream()
                .map(ancestor -> ancestor.getDeclaredAnnotation(Path.class))
                .filter(Objects::nonNull)
                .map(Path::value)
                .findFirst();
    }

    private static Stream<Annotation> annotations(Class<?> type, Method method) {
        return RestMethods.overridden(type, method).flatMap(declared -> Stream.of(declared.getDeclaredAnnotations()));
    }

    /** Returns whether requests for a path, which begins with a slash, may be for this endpoint. */
    public boolean mayServe(String address) {
        return UriTemplate.of(template).mayMatch(address.substring(1));
    }

    /** The same endpoint below another path. */
    public RestEndpoint under(String root) {
        return new RestEndpoint(type, method, httpMethod, joined(root, path), joined(root, template));
    }

    /** Parts of a path, with one slash before each. */
    public static String joined(String... parts) {
        StringBuilder path = new StringBuilder();
        for (String part : parts) {
            String bare = part.replaceAll("^/+|/+$", "");
            if (!bare.isEmpty()) {
                path.append('/').append(bare);
            }
        }
        return path.length() == 0 ? "/" : path.toString();
    }
}
