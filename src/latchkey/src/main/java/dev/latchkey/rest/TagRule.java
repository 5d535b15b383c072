package dev.latchkey.rest;

import dev.latchkey.scope.GrantedScopes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides whether the entity tags of a REST method belong to the views of callers. Methods of one resource share their tags: what a GET
 * sends comes back in the {@code If-Match} of a PUT. Immutable.
 *
 * @param own what is declared about the responses of the method
 * @param reads the same for the methods that read the resource
 * @param isWritten whether there are methods that write the resource
 * @param body what the method reads
 */
record TagRule(ResponsePolicy own, List<ResponsePolicy> reads, boolean isWritten, Body body) {

    /** Tells what the request body of a method may hold. */
    enum Body {
        /** There is none. */
        NONE,
        /** It holds no guarded members. */
        OPEN,
        /** It may hold guarded members. */
        GUARDED
    }

    /**
     * Returns the rule of a method.
     *
     * @param type the class of the resource
     * @param body see {@link TagRule}
     */
    static TagRule of(Class<?> type, Method method, ResponsePolicies policies, Body body) {
        String path = path(type, method);
        List<Method> same = Stream.concat(
                        Stream.of(method), RestMethods.of(type).stream().filter(declared -> !declared.equals(method)))
                .filter(declared -> path(type, declared).equals(path))
                .toList();
        return new TagRule(
                policies.of(type, method),
                same.stream()
                        .filter(declared -> isRead(type, declared))
                        .map(declared -> policies.of(type, declared))
                        .toList(),
                same.stream().anyMatch(declared -> !isRead(type, declared) && !has(type, declared, OPTIONS.class)),
                body);
    }

    private static String path(Class<?> type, Method method) {
        return RestMethods.overridden(type, method)
                .map(declared -> declared.getDeclaredAnnotation(Path.class))
                .filter(path -> path != null)
                .map(path -> path.value().replaceAll("^/+|/+$", ""))
                .findFirst()
                .orElse("");
    }

    private static boolean isRead(Class<?> type, Method method) {
        return has(type, method, GET.class) || has(type, method, HEAD.class);
    }

    private static boolean has(Class<?> type, Method method, Class<? extends Annotation> designator) {
        return RestMethods.overridden(type, method).anyMatch(declared -> declared.isAnnotationPresent(designator));
    }

    /** Returns whether a method of the resource withholds paths in JSON without classes. */
    boolean hasPointers() {
        return !own.pointers().isEmpty()
                || reads.stream().anyMatch(read -> !read.pointers().isEmpty());
    }

    /** Returns whether a method of the resource withholds such a path from a caller with these scopes. */
    boolean pointAtWithheld(GrantedScopes granted) {
        return own.pointers().withholdsFrom(granted)
                || reads.stream().anyMatch(read -> read.pointers().withholdsFrom(granted));
    }

    /**
     * Returns whether the tags of the method are those of views. In doubt they are: the tag of a whole may be a digest of what is
     * hidden, and {@code If-Match} would tell a caller who guesses it that it is right.
     */
    boolean isOfViews(CallerDependence dependence, ContainerRequestContext request) {
        if (RestPreconditions.isRead(request)) {
            return !dependence.isExcluded(own, request);
        }
        boolean tellsNothing = own.type() == null && own.pointers().isEmpty() && !own.sendsEvents();
        if (!tellsNothing && !dependence.isExcluded(own, request)) {
            return true;
        }
        if (HttpMethod.POST.equals(request.getMethod()) && body == Body.GUARDED) {
            // What it makes is another resource than the one that is posted to.
            return true;
        }
        return reads.isEmpty()
                ? tellsNothing && body != Body.OPEN
                : reads.stream().anyMatch(read -> !dependence.isExcluded(read, request));
    }
}
