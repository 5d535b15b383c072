package dev.latchkey.guard;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds what the locators demand by which a request got to a sub-resource: a scope on a locator, or on its class, is needed
 * for all below it, besides what is declared there.
 *
 * <p>REST tells the resources that a request came through, not the locators. So every locator of a resource that may have
 * returned the next one counts.
 */
final class Locators {
    private final Declarations declarations;
    private final Map<Step, Optional<Requirement>> demands = new ConcurrentHashMap<>();

    private record Step(Class<?> from, Class<?> to) {}

    Locators(Declarations declarations) {
        this.declarations = declarations;
    }

    /**
     * What is demanded on the way.
     *
     * @param matched the resources that a request came through, the last first
     */
    List<Requirement> demandsOn(List<Object> matched) {
        List<Requirement> found = new ArrayList<>();
        for (int i = 1; i < matched.size(); i++) {
            Step step = new Step(matched.get(i).getClass(), matched.get(i - 1).getClass());
            demands.computeIfAbsent(step, this::demand).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Requirement> demand(Step step) {
        List<Requirement> demanded = new ArrayList<>();
        for (Method method : step.from.getMethods()) {
            if (isLocator(step.from, method)
                    && mayReturn(method.getReturnType(), step.to)
                    && declarations.of(step.from, method) instanceof Declaration.Guarded guarded) {
                demanded.add(guarded.requirement());
            }
        }
        return demanded.isEmpty() ? Optional.empty() : Optional.of(declarations.all(demanded));
    }

    /** A locator may also return a class to be made, or anything at all. */
    private static boolean mayReturn(Class<?> declared, Class<?> returned) {
        return declared.isAssignableFrom(returned) || declared == Class.class;
    }

    private static boolean isLocator(Class<?> type, Method method) {
        return !method.isBridge()
                && !RestMethods.isRestMethod(type, method)
                && RestMethods.overridden(type, method).anyMatch(each -> each.isAnnotationPresent(Path.class));
    }
}
