package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.LogOnce;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.Requirement;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds the locators that a REST runtime may have called, from what Jakarta REST says of a request: the resources that it came
 * through, the path, and the path parameters. What is uncertain counts: if no locator of a resource fits, all of them do.
 */
final class PossibleLocators {
    private static final Logger LOG = System.getLogger(PossibleLocators.class.getName());

    private final LogOnce unknownWay = new LogOnce(LOG, Level.ERROR);
    private final Declarations declarations;
    private final Map<Class<?>, List<Locator>> ofClasses = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<UriTemplate>> roots = new ConcurrentHashMap<>();

    private record Locator(UriTemplate path, Declaration declaration) {
        boolean isGuarded() {
            return declaration instanceof Declaration.Guarded;
        }

        /** Whether the request has every parameter that it has whenever it came through here. */
        boolean fits(Set<String> parameters) {
            return parameters.containsAll(path.variables());
        }
    }

    PossibleLocators(Declarations declarations) {
        this.declarations = declarations;
    }

    /** Returns what is required on the way to the resource that will respond, which is of class {@code type}. */
    List<Requirement> requiredOn(UriInfo uri, Class<?> type) {
        List<Class<?>> passed = passed(uri.getMatchedResources());
        List<Class<?>> owners = passed.subList(0, Math.max(0, passed.size() - 1));
        boolean unknown = passed.isEmpty() && rootsOf(type).isEmpty()
                || owners.stream().anyMatch(owner -> locatorsOf(owner).isEmpty());
        if (unknown) {
            // A sub-resource without a way to it, or a proxy that shows nothing of the class that it stands for.
            unknownWay.log(() -> "Requests to " + type.getName()
                    + " are refused, because the REST runtime does not expose the sub-resource locators of the"
                    + " request. Put the annotations of the locators on the interface of their bean, or make it a"
                    + " root resource.");
            throw new AccessRefusedException(Refusal.of(RefusalKind.UNCHECKED_REQUEST));
        }
        if (owners.stream().noneMatch(owner -> locatorsOf(owner).stream().anyMatch(Locator::isGuarded))) {
            return List.of();
        }
        Set<String> parameters = uri.getPathParameters().keySet();
        List<PathReading> readings = PathReading.of(uri.getPath(false));
        readings.forEach(reading -> reading.start(rootsOf(passed.get(0))));
        List<Requirement> required = new ArrayList<>();
        for (Class<?> owner : owners) {
            for (Locator locator : possible(locatorsOf(owner), parameters, readings)) {
                if (locator.declaration instanceof Declaration.Guarded guarded) {
                    required.add(guarded.requirement());
                }
            }
        }
        return required;
    }

    /** The classes of the resources, the root first; some runtimes show classes rather than objects. */
    private static List<Class<?>> passed(List<Object> resources) {
        List<Class<?>> passed = new ArrayList<>();
        for (Object resource : resources) {
            passed.add(0, resource instanceof Class<?> type ? type : resource.getClass());
        }
        return passed;
    }

    private static Set<Locator> possible(List<Locator> all, Set<String> parameters, List<PathReading> readings) {
        Set<Locator> possible = new LinkedHashSet<>();
        for (PathReading reading : readings) {
            BitSet onwards = new BitSet();
            for (Locator locator : all) {
                BitSet ends = locator.fits(parameters) ? reading.ends(locator.path) : new BitSet();
                if (!ends.isEmpty()) {
                    possible.add(locator);
                    onwards.or(ends);
                }
            }
            reading.go(onwards);
        }
        return possible.isEmpty() ? new LinkedHashSet<>(all) : possible;
    }

    private List<UriTemplate> rootsOf(Class<?> type) {
        return roots.computeIfAbsent(type, key -> Hierarchy.of(key).stream()
                .map(ancestor -> ancestor.getDeclaredAnnotation(Path.class))
                .filter(Objects::nonNull)
                .map(path -> UriTemplate.of(path.value()))
                .toList());
    }

    private List<Locator> locatorsOf(Class<?> type) {
        return ofClasses.computeIfAbsent(type, key -> Hierarchy.of(key).stream()
                .flatMap(ancestor -> Stream.of(ancestor.getDeclaredMethods()))
                .filter(method -> !method.isBridge())
                .flatMap(method -> locators(key, method))
                .toList());
    }

    /** What an annotated method overrides may be a locator, too, for a runtime that inherits annotations otherwise. */
    private Stream<Locator> locators(Class<?> type, Method method) {
        return RestMethods.overridden(type, method)
                .filter(declared -> declared.isAnnotationPresent(Path.class) && !RestMethods.isDesignated(declared))
                .map(declared -> declared.getAnnotation(Path.class).value())
                .distinct()
                .map(path -> new Locator(UriTemplate.of(path), declarations.of(type, method)));
    }
}
