package dev.latchkey.openapi;

import dev.latchkey.openapi.ApiDescription.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/**
 * Replaces the paths of a document by callable paths, and finds the REST methods of its operations.
 *
 * <p>OpenAPI does not support expressions of variables, and treats paths that differ only in expressions or names of variables as equal.
 * So such paths become one path, and their methods with the same HTTP method become one operation.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class CallablePaths {
    private final PathTemplates templates;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** One path of the resulting document. */
    private record Entry(String path, PathItem item, Map<PathItem.HttpMethod, Set<Endpoint>> endpoints) {}

    /**
     * An operation of the document.
     *
     * @param endpoints its REST methods; empty if they are unknown
     */
    record Documented(Operation operation, List<Endpoint> endpoints) {}

    private CallablePaths(PathTemplates templates) {
        this.templates = templates;
    }

    /** Changes the paths of a document and returns its operations. */
    static List<Documented> apply(OpenAPI document, PathTemplates templates) {
        CallablePaths paths = new CallablePaths(templates);
        document.getPaths().getPathItems().forEach(paths::add);
        Map<String, PathItem> items = new LinkedHashMap<>();
        List<Documented> documented = new ArrayList<>();
        paths.entries.values().forEach(entry -> {
            items.put(entry.path, entry.item);
            PathParameters.fit(entry.item, entry.path);
            boolean joined = isJoined(entry);
            entry.item.getOperations().forEach((method, operation) -> {
                PathParameters.fit(operation, entry.item, entry.path);
                if (joined) {
                    PathParameters.removePatterns(operation, entry.item);
                }
                documented.add(new Documented(operation, List.copyOf(entry.endpoints.getOrDefault(method, Set.of()))));
            });
        });
        document.getPaths().setPathItems(items);
        return documented;
    }

    /** Returns whether the path represents several paths of the application, which differ in their expressions. */
    private static boolean isJoined(Entry entry) {
        return entry.endpoints.values().stream()
                        .flatMap(Set::stream)
                        .map(Endpoint::template)
                        .distinct()
                        .count()
                > 1;
    }

    private void add(String path, PathItem item) {
        Map<PathItem.HttpMethod, Set<Endpoint>> endpoints = new LinkedHashMap<>();
        for (PathItem.HttpMethod method : item.getOperations().keySet()) {
            endpoints.put(method, new LinkedHashSet<>(templates.endpoints(method.name(), path)));
        }
        String callable = endpoints.values().stream()
                .flatMap(Set::stream)
                .findFirst()
                .map(endpoint -> templates.callable(path, endpoint))
                .orElseGet(() -> PathTemplates.withoutExpressions(path));
        Entry before = entries.putIfAbsent(PathTemplates.normal(callable), new Entry(callable, item, endpoints));
        if (before != null) {
            merge(item, callable, endpoints, before);
        }
    }

    private static void merge(
            PathItem item, String path, Map<PathItem.HttpMethod, Set<Endpoint>> endpoints, Entry target) {
        item.getOperations().forEach((method, operation) -> {
            PathParameters.inherit(operation, item);
            PathParameters.rename(operation, path, target.path);
            Operation before = target.item.getOperations().get(method);
            if (before == null) {
                target.item.setOperation(method, operation);
            } else {
                OperationMerge.into(before, operation);
            }
            target.endpoints
                    .computeIfAbsent(method, unused -> new LinkedHashSet<>())
                    .addAll(endpoints.get(method));
        });
    }
}
