package dev.latchkey.guard;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what the locators demand by which a request got to a sub-resource: a scope on a locator, or on its class, is needed
 * for all below it, besides what is declared there.
 *
 * <p>REST tells the resources and the paths that a request came through, not the locators. So the locators of a resource are
 * those whose template matches the path from it to the next one best; if none does, every one counts.
 */
final class Locators {
    private final Declarations declarations;
    private final Map<Class<?>, List<Locator>> ofClasses = new ConcurrentHashMap<>();

    /** A locator with the paths that it answers to and what is declared for it. */
    private record Locator(Template path, Declaration declaration) {
        boolean matches(String step) {
            return path.pattern.matcher(step).matches();
        }
    }

    /** The paths that a template stands for; of several that match a path REST takes the one that sorts last. */
    private record Template(Pattern pattern, int literals, int variables, int ownPatterns) {
        static final Comparator<Template> ORDER = Comparator.comparingInt(Template::literals)
                .thenComparingInt(Template::variables)
                .thenComparingInt(Template::ownPatterns);
    }

    Locators(Declarations declarations) {
        this.declarations = declarations;
    }

    /** What is demanded on the way to the resource that answers. */
    List<Requirement> demandsOn(UriInfo uri) {
        List<Object> resources = uri.getMatchedResources();
        if (resources.size() < 2) {
            return List.of();
        }
        List<String> paths = uri.getMatchedURIs();
        List<Requirement> demanded = new ArrayList<>();
        for (int i = 1; i < resources.size(); i++) {
            // Both lists begin with what matched last; a path may stand before those of the resources, for the method.
            Class<?> from = resources.get(resources.size() - i).getClass();
            demanded.addAll(demands(from, step(paths, i)));
        }
        return demanded;
    }

    /** The path between resource {@code number} and the next, counted from the root; empty if it cannot be told. */
    private static String step(List<String> paths, int number) {
        if (paths.size() <= number) {
            return "";
        }
        String from = paths.get(paths.size() - number);
        String to = paths.get(paths.size() - number - 1);
        return to.startsWith(from) ? stripped(to.substring(from.length())) : "";
    }

    private static String stripped(String path) {
        return path.replaceAll("^/+|/+$", "");
    }

    private List<Requirement> demands(Class<?> from, String step) {
        List<Locator> all = ofClasses.computeIfAbsent(from, this::locatorsOf);
        List<Requirement> demanded = new ArrayList<>();
        for (Locator locator : taken(all, step)) {
            if (locator.declaration instanceof Declaration.Guarded guarded) {
                demanded.add(guarded.requirement());
            }
        }
        return demanded;
    }

    private static List<Locator> taken(List<Locator> all, String step) {
        List<Locator> matching =
                all.stream().filter(locator -> locator.matches(step)).toList();
        return matching.stream()
                .map(Locator::path)
                .max(Template.ORDER)
                .map(best -> matching.stream()
                        .filter(locator -> Template.ORDER.compare(locator.path, best) == 0)
                        .toList())
                .orElse(all);
    }

    private List<Locator> locatorsOf(Class<?> type) {
        List<Locator> found = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (!method.isBridge() && !RestMethods.isRestMethod(type, method)) {
                paths(type, method)
                        .findFirst()
                        .ifPresent(path -> found.add(new Locator(template(path), declarations.of(type, method))));
            }
        }
        return List.copyOf(found);
    }

    private static Stream<String> paths(Class<?> type, Method method) {
        return RestMethods.overridden(type, method)
                .filter(each -> each.isAnnotationPresent(Path.class))
                .map(each -> each.getAnnotation(Path.class).value());
    }

    /** Reads a template (REST 3.1, 3.7.3): {@code {name}} is one segment, {@code {name: regex}} whatever that matches. */
    private static Template template(String text) {
        StringBuilder regex = new StringBuilder();
        String path = stripped(text);
        int literals = 0;
        int variables = 0;
        int ownPatterns = 0;
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) != '{') {
                regex.append(Pattern.quote(path.substring(i, i + 1)));
                literals++;
                continue;
            }
            int end = closingBrace(path, i);
            int colon = path.indexOf(':', i);
            boolean own = colon >= 0 && colon < end;
            regex.append(own ? "(?:" + path.substring(colon + 1, end).strip() + ")" : "[^/]+");
            variables++;
            ownPatterns += own ? 1 : 0;
            i = end;
        }
        return new Template(Pattern.compile(regex.toString()), literals, variables, ownPatterns);
    }

    private static int closingBrace(String path, int open) {
        int depth = 0;
        for (int i = open; i < path.length(); i++) {
            depth += path.charAt(i) == '{' ? 1 : path.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return path.length();
    }
}
