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
 * Recognizes WebSocket handshakes, and finds the declarations of the endpoints that they may reach.
 *
 * <p>Servers interpret unusual paths differently. So every endpoint counts whose path matches an interpretation of the request path.
 */
public final class SocketEndpoints {
    private static final String ATTRIBUTE = "dev.latchkey.servlet.socketEndpoints";
    private static final Declaration UNDECLARED = new Declaration.Undeclared();

    private final List<Endpoint> endpoints;
    private final Declarations declarations;

    /** An endpoint with the segments of its path. Variables begin with a brace. */
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

    /** Reads the endpoints among these classes, and stores them in the context. */
    public static void read(Collection<Class<?>> types, Declarations declarations, ServletContext context) {
        List<Endpoint> all = new ArrayList<>();
        for (Class<?> type : types) {
            try {
                ServerEndpoint endpoint = type.getAnnotation(ServerEndpoint.class);
                if (endpoint != null) {
                    all.add(new Endpoint(segments(endpoint.value(), false), declarations.of(type)));
                }
            } catch (LinkageError | TypeNotPresentException | ArrayStoreException noWebSockets) {
                // Without the WebSocket API there are no endpoints.
            }
        }
        context.setAttribute(ATTRIBUTE, new SocketEndpoints(List.copyOf(all), declarations));
    }

    /** Returns the endpoints of a web application; empty if they were not read. */
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
                .anyMatch(protocol -> protocol.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    /** Returns the target of a handshake. The endpoint may be unknown, because code can deploy endpoints. */
    RequestTarget target(HttpServletRequest request) {
        List<Declaration> reached = endpoints.stream()
                .filter(endpoint -> readings(request).anyMatch(endpoint::matches))
                .map(Endpoint::declaration)
                .toList();
        List<Requirement> required = new ArrayList<>();
        boolean open = !reached.isEmpty();
        for (Declaration declaration : reached) {
            open &= declaration instanceof Declaration.Public;
            if (declaration instanceof Declaration.Guarded guarded) {
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

    /** Returns the segments of a path without parameters and without empty segments. */
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
