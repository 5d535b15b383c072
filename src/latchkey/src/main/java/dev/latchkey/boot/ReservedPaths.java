package dev.latchkey.boot;

import dev.latchkey.admin.AdminServlet;
import dev.latchkey.admin.ConsoleServlet;
import dev.latchkey.config.Setting;
import dev.latchkey.config.SettingException;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.rest.RestEndpoint;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.net.MalformedURLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Checks that the paths under which keys are managed and access tokens are issued hide nothing of the web application, and that
 * nothing of it hides them.
 */
final class ReservedPaths {
    /** Servers serve nothing from there (Servlet 6.0, 10.5). */
    private static final Pattern UNREACHABLE = Pattern.compile("(?i)/(WEB|META)-INF(/.*)?");

    private static final int SHOWN = 3;

    private final Optional<String> admin;
    private final Optional<String> token;

    ReservedPaths(Settings settings) {
        admin = Optional.of(settings.management().path()).filter(path -> settings.servesManagement());
        token = settings.tokens().map(TokenSettings::path);
    }

    /**
     * Checks the paths against each other, REST applications and servlets.
     *
     * @param roots the paths of the REST applications, by the name of their class
     * @param endpoints their methods, with paths within the web application where these are known
     * @param rooted whether they are
     * @throws SettingException if one hides another
     */
    void check(
            Map<String, String> roots,
            Collection<RestEndpoint> endpoints,
            boolean rooted,
            Collection<? extends ServletRegistration> servlets) {
        admin.ifPresent(path -> checkReachable(Setting.ADMIN_PATH, path));
        token.ifPresent(path -> checkReachable(Setting.TOKENS_PATH, path));
        admin.ifPresent(path -> checkAdmin(path, roots));
        token.ifPresent(path -> admin.filter(above -> isManagement(above, path)).ifPresent(above -> {
            throw Setting.TOKENS_PATH.refuse(path, "a path of key management, which has the path " + above);
        }));
        if (rooted) {
            endpoints.forEach(this::check);
        }
        servlets.forEach(this::check);
    }

    private static void checkReachable(Setting setting, String path) {
        if (UNREACHABLE.matcher(path).matches()) {
            throw setting.refuse(path, "servers do not serve this path");
        }
    }

    private static void checkAdmin(String path, Map<String, String> roots) {
        roots.forEach((application, root) -> {
            if (root.equals(path)) {
                throw Setting.ADMIN_PATH.refuse(path, "the path of the REST application " + application);
            }
        });
    }

    private void check(RestEndpoint endpoint) {
        String what = "it hides " + endpoint.httpMethod() + " " + endpoint.path() + ", which is "
                + endpoint.type().getName() + "." + endpoint.method().getName();
        String literal = endpoint.path().replaceFirst("/[^/]*\\{.*", "");
        admin.filter(path -> isWithin(path, literal)).ifPresent(path -> {
            throw Setting.ADMIN_PATH.refuse(path, what);
        });
        token.filter(endpoint.path()::equals).ifPresent(path -> {
            throw Setting.TOKENS_PATH.refuse(path, what);
        });
    }

    private void check(ServletRegistration servlet) {
        for (String pattern : servlet.getMappings()) {
            String path = pattern.replaceFirst("/\\*$", "");
            admin.filter(above -> isManagement(above, path)).ifPresent(above -> {
                throw Setting.ADMIN_PATH.refuse(
                        above,
                        "the servlet " + servlet.getName() + " answers at " + pattern + ", a path of key management");
            });
            token.filter(pattern::equals).ifPresent(own -> {
                throw Setting.TOKENS_PATH.refuse(own, "the servlet " + servlet.getName() + " answers there");
            });
        }
    }

    private static boolean isWithin(String above, String path) {
        return path.equals(above) || path.startsWith(above + "/");
    }

    /** Whether the management itself answers at a path. */
    private static boolean isManagement(String above, String path) {
        if (!isWithin(above, path)) {
            return false;
        }
        String first = path.length() <= above.length()
                ? ""
                : path.substring(above.length() + 1).split("/", 2)[0];
        return first.isEmpty() || AdminServlet.RESOURCES.contains(first) || ConsoleServlet.FILES.contains(first);
    }

    /** Sentences about files of the web application that requests do not reach any more. */
    List<String> hiddenFiles(ServletContext context) {
        List<String> sentences = new ArrayList<>();
        admin.ifPresent(path -> {
            Set<String> files = files(path, context);
            if (!files.isEmpty()) {
                sentences.add(Setting.ADMIN_PATH.key() + " is \"" + path
                        + "\", so files of the web application are not served: "
                        + shortened(files)
                        + ". Move the files, or change the setting.");
            }
        });
        token.filter(path -> isFile(path, context))
                .ifPresent(path -> sentences.add(Setting.TOKENS_PATH.key() + " is \"" + path
                        + "\", so the file of the web application at this path is not served. Move the file, or change"
                        + " the setting."));
        return sentences;
    }

    /**
     * Returns a sentence about REST methods that requests no longer reach, because their path matches that of access tokens.
     *
     * @param rooted whether the paths are known from the root of the web application on; if not, they may be at the end of any
     */
    Optional<String> hiddenMethods(Collection<RestEndpoint> endpoints, boolean rooted) {
        return token.flatMap(path -> {
            List<String> hidden = endpoints.stream()
                    .filter(endpoint -> rooted ? endpoint.mayServe(path) : mayServeEnd(endpoint, path))
                    .map(endpoint -> endpoint.httpMethod() + " " + endpoint.path())
                    .distinct()
                    .sorted()
                    .toList();
            return hidden.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            Setting.TOKENS_PATH.key() + " is \"" + path + "\", so requests to this path do not reach "
                                    + shortened(hidden) + (rooted ? "" : ", if the REST application is there")
                                    + ". Choose another path.");
        });
    }

    private static boolean mayServeEnd(RestEndpoint endpoint, String path) {
        return IntStream.range(0, path.length())
                .filter(at -> path.charAt(at) == '/')
                .anyMatch(at -> endpoint.mayServe(path.substring(at)));
    }

    private static String shortened(Collection<String> names) {
        return names.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }

    private static Set<String> files(String path, ServletContext context) {
        Set<String> found = context.getResourcePaths(path + "/");
        Set<String> files = new TreeSet<>(found == null ? Set.of() : found);
        if (path.equals(ConsoleServlet.RESOURCE_PATH)) {
            files.removeIf(file -> isOfTheConsole(file, context));
        }
        return files;
    }

    private static boolean isOfTheConsole(String path, ServletContext context) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return ConsoleServlet.FILES.contains(file) && Management.isOurs(context, path, file);
    }

    private static boolean isFile(String path, ServletContext context) {
        try {
            return context.getResource(path) != null;
        } catch (MalformedURLException none) {
            return false;
        }
    }
}
