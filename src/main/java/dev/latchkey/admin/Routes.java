package dev.latchkey.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what answers a request: by its path below {@code latchkey.admin.path} and its method. */
final class Routes {
    private static final String OPEN = "*";

    private final List<Route> routes = new ArrayList<>();

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {
        AdminResponse answer(AdminRequest exchange) throws IOException;
    }

    private record Route(String method, List<String> path, Handler handler) {
        boolean leadsTo(List<String> segments) {
            if (segments.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!path.get(i).equals(OPEN) && !path.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * What was found.
     *
     * @param handler answers; empty if nothing does by this method
     * @param variables the parts of the path that are left open
     * @param methods what is answered there; empty if nothing is there
     */
    record Found(Optional<Handler> handler, List<String> variables, Set<String> methods) {}

    /** Adds a route; {@code *} in its path stands for one part. */
    Routes add(String method, String path, Handler handler) {
        routes.add(new Route(method, List.of(path.split("/")), handler));
        return this;
    }

    Found find(String method, List<String> segments) {
        Set<String> methods = new LinkedHashSet<>();
        Route match = null;
        for (Route each : routes) {
            if (each.leadsTo(segments)) {
                methods.add(each.method);
                // A fixed part is nearer than an open one, and stands before it.
                if (match == null
                        && (each.method.equals(method) || method.equals("HEAD") && each.method.equals("GET"))) {
                    match = each;
                }
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; match != null && i < segments.size(); i++) {
            if (match.path.get(i).equals(OPEN)) {
                variables.add(segments.get(i));
            }
        }
        return new Found(Optional.ofNullable(match).map(Route::handler), variables, methods);
    }
}
