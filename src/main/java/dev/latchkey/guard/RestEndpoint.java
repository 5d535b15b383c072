package dev.latchkey.guard;

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
 * @param path the template of its path within the REST application, such as {@code /inputs/{id}}
 */
public record RestEndpoint(Class<?> type, Method method, String httpMethod, String path) {

    /** The endpoints of a class; none if it is no root resource. What locators lead to is none. */
    public static List<RestEndpoint> of(Class<?> type) {
        Optional<String> root = Hierarchy.of(type).stream()
                .map(each -> each.getDeclaredAnnotation(Path.class))
                .filter(Objects::nonNull)
                .map(Path::value)
                .findFirst();
        List<RestEndpoint> found = new ArrayList<>();
        if (root.isPresent()) {
            for (Method method : RestMethods.of(type)) {
                String below = annotations(type, method)
                        .filter(Path.class::isInstance)
                        .map(path -> ((Path) path).value())
                        .findFirst()
                        .orElse("");
                annotations(type, method)
                        .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                        .filter(Objects::nonNull)
                        .map(HttpMethod::value)
                        .findFirst()
                        .ifPresent(httpMethod ->
                                found.add(new RestEndpoint(type, method, httpMethod, joined(root.get(), below))));
            }
        }
        return found;
    }

    private static Stream<Annotation> annotations(Class<?> type, Method method) {
        return RestMethods.overridden(type, method).flatMap(each -> Stream.of(each.getDeclaredAnnotations()));
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
