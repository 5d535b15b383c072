package dev.latchkey.rest;

import dev.latchkey.MergePatch;
import jakarta.json.JsonPatch;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Knows the formats of patches that the REST methods of an application accept, by path. Thread-safe. */
final class PatchFormats {
    private static final Map<Class<?>, String> STANDARD = Map.of(
            MergePatch.class, "application/merge-patch+json", JsonPatch.class, MediaType.APPLICATION_JSON_PATCH_JSON);

    private final Queue<Accepted> all = new ConcurrentLinkedQueue<>();

    /** Returns whether a body of this class is a patch. */
    static boolean isPatch(Class<?> body) {
        return STANDARD.containsKey(body);
    }

    /** Returns whether a body of this media type, which may be null, may be a patch. */
    static boolean mayBe(MediaType media) {
        return media != null
                && STANDARD.values().stream().anyMatch(text -> media.isCompatible(MediaType.valueOf(text)));
    }

    /** What one method accepts. */
    private record Accepted(RestEndpoint endpoint, List<String> formats) {}

    /**
     * Notes a method if it accepts patches.
     *
     * @param body the class of its body
     */
    void add(Class<?> resource, Method method, Class<?> body) {
        String standard = STANDARD.get(body);
        if (standard == null) {
            return;
        }
        List<String> formats = Stream.concat(
                        RestMethods.overridden(resource, method)
                                .map(declared -> declared.getDeclaredAnnotation(Consumes.class)),
                        Stream.of(resource.getAnnotation(Consumes.class)))
                .filter(consumed -> consumed != null)
                .map(consumed -> Arrays.stream(consumed.value())
                        .flatMap(types -> Stream.of(types.split(",")))
                        .map(String::strip)
                        .toList())
                .findFirst()
                .orElse(List.of(standard));
        RestEndpoint.of(resource).stream()
                .filter(endpoint -> endpoint.method().equals(method)
                        && endpoint.httpMethod().equals(HttpMethod.PATCH))
                .forEach(endpoint -> all.add(new Accepted(endpoint, formats)));
    }

    /** Returns the formats of the methods that may serve a path within the REST application. */
    List<String> at(String path) {
        String address = path.startsWith("/") ? path : "/" + path;
        return all.stream()
                .filter(accepted -> accepted.endpoint.mayServe(address))
                .map(Accepted::formats)
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the formats that a method accepts; empty if it takes no patch. */
    List<String> of(Method method) {
        return all.stream()
                .filter(accepted -> accepted.endpoint.method().equals(method))
                .map(Accepted::formats)
                .findFirst()
                .orElse(List.of());
    }
}
