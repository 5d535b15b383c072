package dev.latchkey.caller;

import dev.latchkey.config.ApplicationPath;
import dev.latchkey.config.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which application a request is about, where the settings or the path say so.
 *
 * <p>A path is read twice: as the server decoded it, and as it was sent, segment by segment, the way REST runtimes read it.
 * Where both do not name the same application (encoded slashes, dot segments, parameters) the request is ambiguous, and is
 * not let through for either.
 */
final class RequestedApplication {
    private final Optional<String> fixed;
    private final List<ApplicationPath> paths;

    RequestedApplication(Settings settings) {
        this.fixed = settings.application();
        this.paths = settings.applicationPaths();
    }

    /** Whether a key of {@code application} is one for this request. */
    boolean is(String application, HttpServletRequest request) {
        if (fixed.isPresent() && !fixed.get().equals(application)) {
            return false;
        }
        for (String named : paths.isEmpty() ? Set.<String>of() : namedBy(segmentsAsSent(request))) {
            if (!named.equals(application)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the path can be read in two ways that name different applications. */
    boolean isAmbiguous(HttpServletRequest request) {
        return !paths.isEmpty() && !namedBy(segmentsAsSent(request)).equals(namedBy(segmentsAsDecoded(request)));
    }

    private Set<String> namedBy(List<String> segments) {
        Set<String> named = new HashSet<>();
        for (ApplicationPath path : paths) {
            path.applicationIn(segments).ifPresent(named::add);
        }
        return named;
    }

    private static List<String> segmentsAsDecoded(HttpServletRequest request) {
        String info = request.getPathInfo();
        return resolved(List.of((request.getServletPath() + (info == null ? "" : info)).split("/")));
    }

    private static List<String> segmentsAsSent(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String context = request.getContextPath();
        List<String> decoded = new ArrayList<>();
        for (String segment : (uri.startsWith(context) ? uri.substring(context.length()) : uri).split("/")) {
            decoded.add(decoded(withoutParameters(segment)));
        }
        return resolved(decoded);
    }

    private static String decoded(String segment) {
        try {
            // A plus sign is itself in a path.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEncoding) {
            return segment;
        }
    }

    private static String withoutParameters(String segment) {
        int semicolon = segment.indexOf(';');
        return semicolon < 0 ? segment : segment.substring(0, semicolon);
    }

    private static List<String> resolved(List<String> segments) {
        Deque<String> path = new ArrayDeque<>();
        for (String segment : segments) {
            String name = withoutParameters(segment);
            if (name.equals("..")) {
                path.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                path.addLast(name);
            }
        }
        return List.copyOf(path);
    }
}
