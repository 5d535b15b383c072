package dev.latchkey.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the REST methods to which the locators of a root resource lead, as far as the return types of the locators tell. For
 * descriptions alone: which method runs, and what it needs, shows only when an object is there.
 */
public final class SubResources {
    /** Locators may lead to their own class, and so for ever. */
    private static final int MAX_DEPTH = 4;

    private final List<SubResource> found = new ArrayList<>();

    /**
     * One REST method.
     *
     * @param endpoint the method, with its path from the root resource on
     * @param locators the locators that lead to it, the first one first
     */
    public record SubResource(RestEndpoint endpoint, List<Locator> locators) {
        /** The same below another path. */
        public SubResource under(String root) {
            return new SubResource(endpoint.under(root), locators);
        }
    }

    /**
     * One locator.
     *
     * @param type the class that it is called on
     * @param method the method
     */
    public record Locator(Class<?> type, Method method) {}

    private SubResources() {}

    /** What the locators of a class lead to; nothing if it is no root resource. */
    public static List<SubResource> of(Class<?> type) {
        SubResources resources = new SubResources();
        RestEndpoint.root(type).ifPresent(root -> resources.follow(type, root, List.of()));
        return List.copyOf(resources.found);
    }

    private void follow(Class<?> from, String path, List<Locator> way) {
        for (Method method : from.getMethods()) {
            Optional<String> below = annotated(
                    from, method, annotation -> annotation instanceof Path declared ? declared.value() : null);
            if (!method.isBridge() && below.isPresent() && !RestMethods.isRestMethod(from, method)) {
                List<Locator> longer = new ArrayList<>(way);
                longer.add(new Locator(from, method));
                Class<?> target = target(method);
                String there = RestEndpoint.joined(path, below.get());
                add(target, there, longer);
                if (longer.size() < MAX_DEPTH) {
                    follow(target, there, longer);
                }
            }
        }
    }

    private void add(Class<?> type, String path, List<Locator> way) {
        for (Method method : type.getMethods()) {
            if (method.isBridge()) {
                continue;
            }
            String below = annotated(
                            type, method, annotation -> annotation instanceof Path declared ? declared.value() : null)
                    .orElse("");
            String template = RestEndpoint.joined(path, below);
            annotated(type, method, SubResources::httpMethod)
                    .ifPresent(httpMethod -> found.add(new SubResource(
                            new RestEndpoint(
                                    type,
                                    method,
                                    httpMethod,
                                    UriTemplate.of(template).readable(),
                                    template),
                            List.copyOf(way))));
        }
    }

    private static String httpMethod(Annotation annotation) {
        HttpMethod httpMethod = annotation.annotationType().getAnnotation(HttpMethod.class);
        return httpMethod == null ? null : httpMethod.value();
    }

    private static <T> Optional<T> annotated(Class<?> type, Method method, Function<Annotation, T> value) {
        return RestMethods.overridden(type, method)
                .flatMap(declared -> List.of(declared.getDeclaredAnnotations()).stream())
                .flatMap(annotation -> Optional.ofNullable(value.apply(annotation)).stream())
                .findFirst();
    }

    /** A locator may return the class of which REST makes an object. */
    private static Class<?> target(Method locator) {
        if (locator.getReturnType() == Class.class
                && locator.getGenericReturnType() instanceof ParameterizedType parameterized) {
            Type argument = parameterized.getActualTypeArguments()[0];
            return argument instanceof Class<?> type ? type : Object.class;
        }
        return locator.getReturnType();
    }
}
