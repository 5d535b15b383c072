package dev.latchkey.authentication;

import dev.latchkey.config.ApplicationPath;
import dev.latchkey.config.ManagementSettings;
import dev.latchkey.config.RequestPath;
import dev.latchkey.config.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells which application a request is about, where the settings or the path say so.
 *
 * <p>Servers and REST runtimes do not read odd paths alike: some resolve dot segments, some do not; some drop empty segments.
 * So a path with encoded slashes or dot segments is ambiguous and refused, and of every other path all readings count: a key
 * is one for this request only if each application that any reading names is the key's own.
 */
final class RequestedApplication {
    private final boolean admin;
    private final Optional<String> fixed;
    private final List<ApplicationPath> paths;

    RequestedApplication(Settings settings) {
        this.admin = settings.servesManagement();
        this.fixed = settings.applications().only();
        this.paths = settings.applications().paths();
    }

    /**
     * Whether a key of {@code application} is one for this request. Where keys are managed every one is: which of them may
     * manage what is decided there.
     */
    boolean is(String application, HttpServletRequest request) {
        if (admin
                && ManagementSettings.SERVLET.equals(
                        request.getHttpServletMapping().getServletName())) {
            return true;
        }
        if (fixed.isPresent() && !fixed.get().equals(application)) {
            return false;
        }
        if (paths.isEmpty()) {
            return true;
        }
        List<String> sent = segmentsAsSent(request);
        List<String> decoded = segments(pathAsDecoded(request));
        for (ApplicationPath path : paths) {
            if (!agrees(path, sent, application)
                    || !agrees(path, withoutEmpty(sent), application)
                    || !agrees(path, decoded, application)
                    || !agrees(path, withoutEmpty(decoded), application)) {
                return false;
            }
        }
        return true;
    }

    private static boolean agrees(ApplicationPath path, List<String> segments, String application) {
        return path.applicationIn(segments).map(application::equals).orElse(true);
    }

    /** Whether the path may be read as quite another one. */
    boolean isAmbiguous(HttpServletRequest request) {
        return !paths.isEmpty()
                && (segmentsAsSent(request).stream().anyMatch(RequestedApplication::isOdd)
                        || segments(pathAsDecoded(request)).stream().anyMatch(RequestedApplication::isOdd));
    }

    private static boolean isOdd(String segment) {
        return segment.equals(".") || segment.equals("..") || segment.indexOf('/') >= 0 || segment.indexOf('\\') >= 0;
    }

    private static String pathAsDecoded(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    private static List<String> segmentsAsSent(HttpServletRequest request) {
        return segments(RequestPath.within(request).orElseGet(request::getRequestURI)).stream()
                .map(RequestedApplication::decoded)
                .toList();
    }

    /** The segments after the first slash, without their parameters; empty ones are kept, but for a last one. */
    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(path.startsWith("/") ? 1 : 0).split("/")) {
            int semicolon = segment.indexOf(';');
            segments.add(semicolon < 0 ? segment : segment.substring(0, semicolon));
        }
        return segments;
    }

    private static List<String> withoutEmpty(List<String> segments) {
        return segments.stream().filter(segment -> !segment.isEmpty()).toList();
    }

    private static String decoded(String segment) {
        try {
            // A plus sign is itself in a path.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEncoding) {
            return segment;
        }
    }
}
