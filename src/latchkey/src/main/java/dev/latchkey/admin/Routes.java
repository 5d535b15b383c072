package dev.latchkey.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the handler of a request by its method and its path below {@code latchkey.admin.path}. */
final class Routes {
    private static final String VARIABLE = "*";

    private final List<Route> routes = new ArrayList<>();

    /** Handles a request. */
    @FunctionalInterface
    interface Handler {
        AdminResponse handle(AdminRequest request) throws IOException;
    }

    private record Route(String method, List<String> path, Handler handler) {
        boolean matches(List<String> segments) {
            if (segments.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!path.get(i).equals(VARIABLE) && !path.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The result of a search.
     *
     * @param handler handles the request; empty if the path does not support the method
     * @param variables the variable segments of the path
     * @param methods the methods that the path supports; empty if the path does not exist
     */
    record Match(Optional<Handler> handler, List<String> variables, Set<String> methods) {}

    /** Adds a route. A {@code *} in its path matches one segment. */
    Routes add(String method, String path, Handler handler) {
        routes.add(new Route(method, List.of(path.split("/")), handler));
        return this;
    }

    Match find(String method, List<String> segments) {
        Set<String> methods = new LinkedHashSet<>();
        Route match = null;
        for (Route route : routes) {
            if (route.matches(segments)) {
                methods.add(route.method);
                // Routes with fixed segments are added before those with variables, and win.
                if (match == null
                        && (route.method.equals(method) || method.equals("HEAD") && route.method.equals("GET"))) {
                    match = route;
                }
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; match != null && i < segments.size(); i++) {
            if (match.path.get(i).equals(VARIABLE)) {
                variables.add(segments.get(i));
            }
        }
        return new Match(Optional.ofNullable(match).map(Route::handler), variables, methods);
    }
}
