package dev.latchkey.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/**
 * Makes the ids of operations unique, as OpenAPI requires: servers use the names of Java methods, which repeat. An id that occurs once
 * stays. Repeated ids get their path: {@code list} becomes {@code list_v2_inputs}.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class OperationIds {
    private OperationIds() {}

    private record Place(String path, String method, Operation operation) {}

    static void makeUnique(Map<String, PathItem> paths) {
        List<Place> all = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        paths.forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
            if (operation.getOperationId() != null) {
                all.add(new Place(path, method.name(), operation));
                numbers.merge(operation.getOperationId(), 1, Integer::sum);
            }
        }));
        Set<String> taken = new HashSet<>();
        numbers.forEach((id, number) -> {
            if (number == 1) {
                taken.add(id);
            }
        });
        for (Place place : all) {
            String id = place.operation.getOperationId();
            if (numbers.getOrDefault(id, 0) > 1) {
                place.operation.setOperationId(unique(id, place, taken));
            }
        }
    }

    private static String unique(String id, Place place, Set<String> taken) {
        String withPath = id + place.path.replaceAll("[^0-9A-Za-z]+", "_").replaceAll("_+$", "");
        String candidate = withPath;
        if (!taken.add(candidate)) {
            candidate = withPath + "_" + place.method.toLowerCase(Locale.ROOT);
            for (int number = 2; !taken.add(candidate); number++) {
                candidate = withPath + "_" + number;
            }
        }
        return candidate;
    }
}
