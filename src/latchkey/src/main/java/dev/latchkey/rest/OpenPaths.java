package dev.latchkey.rest;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tells of paths whether every REST method is public that may respond there, so that the status with which REST refuses a method or a
 * media type is no secret. A path at which a sub-resource locator may be called is not open, because its object may have any method.
 */
public final class OpenPaths {
    private static final String ANYTHING_BELOW = "{latchkey: (/.*)?}";

    private final List<Place> places = new ArrayList<>();

    private record Place(UriTemplate template, boolean open) {}

    /** Reads the annotations of root resources. */
    public OpenPaths(Collection<Class<?>> resources, Declarations declarations) {
        for (Class<?> type : resources) {
            RestEndpoint.of(type)
                    .forEach(endpoint -> places.add(new Place(
                            UriTemplate.of(endpoint.template()),
                            declarations.of(type, endpoint.method()) instanceof Declaration.Public)));
            RestEndpoint.root(type).ifPresent(root -> addLocators(type, root));
        }
    }

    private void addLocators(Class<?> type, String root) {
        for (Method method : type.getMethods()) {
            if (!method.isBridge() && !RestMethods.isRestMethod(type, method)) {
                RestMethods.overridden(type, method)
                        .map(declared -> declared.getAnnotation(Path.class))
                        .filter(path -> path != null)
                        .map(path -> UriTemplate.of(RestEndpoint.joined(root, path.value()) + ANYTHING_BELOW))
                        .forEach(template -> places.add(new Place(template, false)));
            }
        }
    }

    /**
     * Returns whether a path is open.
     *
     * @param path the path within the REST application, as it was sent
     */
    public boolean contain(String path) {
        List<PathReading> readings = PathReading.of(path);
        List<Place> possible = places.stream()
                .filter(place -> readings.stream().anyMatch(reading -> reading.mayMatch(place.template)))
                .toList();
        return !possible.isEmpty() && possible.stream().allMatch(Place::open);
    }
}
