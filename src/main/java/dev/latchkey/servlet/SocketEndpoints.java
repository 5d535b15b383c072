package dev.latchkey.servlet;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.server.ServerEndpoint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Recognises the handshakes of WebSockets, and knows what the endpoints declare to which they may lead.
 *
 * <p>Servers do not read odd paths alike, so that every endpoint counts whose path matches any reading of a request's.
 */
public final class SocketEndpoints {
    private static final String ATTRIBUTE = "dev.latchkey.servlet.socketEndpoints";
    private static final Declaration UNDECLARED = new Declaration.Undeclared();

    private final List<Endpoint> endpoints;
    private final Declarations declarations;

    /** An endpoint with the segments of its path; those that are variables begin with a brace. */
    private record Endpoint(List<String> path, Declaration declaration) {
        boolean matches(List<String> segments) {
            if (segments.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!path.get(i).startsWith("{") && !path.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private SocketEndpoints(List<Endpoint> endpoints, Declarations declarations) {
        this.endpoints = endpoints;
        this.declarations = declarations;
    }

    /** Reads the endpoints among these classes, and keeps them with the web application. */
    public static void read(Collection<Class<?>> types, Declarations declarations, ServletContext context) {
        List<Endpoint> found = new ArrayList<>();
        for (Class<?> type : types) {
            try {
                ServerEndpoint endpoint = type.getAnnotation(ServerEndpoint.class);
                if (endpoint != null) {
                    found.add(new Endpoint(segments(endpoint.value(), false), declarations.of(type)));
                }
            } catch (LinkageError | TypeNotPresentException | ArrayStoreException noWebSockets) {
                // Without the API there are no endpoints.
            }
        }
        context.setAttribute(ATTRIBUTE, new SocketEndpoints(List.copyOf(found), declarations));
    }

    /** Those of a web application; none if they were not read. */
    static SocketEndpoints of(ServletContext context, Declarations declarations) {
        return context.getAttribute(ATTRIBUTE) instanceof SocketEndpoints read
                ? read
                : new SocketEndpoints(List.of(), declarations);
    }

    static boolean isHandshake(HttpServletRequest request) {
        if (request.getHeader("Upgrade") == null) {
            return false;
        }
        return Collections.list(request.getHeaders("Upgrade")).stream()
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    /** What a handshake leads to. It need not be an endpoint that is known here: programs deploy others. */
    RequestTarget target(HttpServletRequest request) {
        List<Declaration> reached = endpoints.stream()
                .filter(each -> readings(request).anyMatch(each::matches))
                .map(Endpoint::declaration)
                .toList();
        List<Requirement> required = new ArrayList<>();
        boolean open = !reached.isEmpty();
        for (Declaration each : reached) {
            open &= each instanceof Declaration.Public;
            if (each instanceof Declaration.Guarded guarded) {
                required.add(guarded.requirement());
            }
        }
        return new RequestTarget.WebSocket(
                required.isEmpty()
                        ? open ? new Declaration.Public() : UNDECLARED
                        : new Declaration.Guarded(declarations.all(required)));
    }

    private static Stream<List<String>> readings(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String context = request.getContextPath();
        String sent = uri.startsWith(context) ? uri.substring(context.length()) : uri;
        String info = request.getPathInfo();
        String decoded = request.getServletPath() + (info == null ? "" : info);
        return Stream.of(segments(sent, true), segments(decoded, false));
    }

    /** The segments of a path without parameters; empty ones are left out. */
    private static List<String> segments(String path, boolean encoded) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            int semicolon = segment.indexOf(';');
            String bare = semicolon < 0 ? segment : segment.substring(0, semicolon);
            if (!bare.isEmpty()) {
                segments.add(encoded ? decoded(bare) : bare);
            }
        }
        return segments;
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEncoding) {
            return segment;
        }
    }
}
