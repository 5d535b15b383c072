package dev.latchkey.http;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out where a request is going, from the servlet that the server mapped it to: no spelling of the path can differ from
 * that.
 *
 * <p>What cannot be told for sure counts as a servlet that declares nothing, which needs a key.
 */
final class Destinations {
    private static final String REST_APPLICATION_PARAMETER = "jakarta.ws.rs.Application";

    private final ServletContext context;
    private final Declarations declarations;
    private final Map<String, Target> targets = new ConcurrentHashMap<>();

    /** What is known of one servlet: the class of its REST application, or its own, each null if there is none. */
    private record Target(String application, boolean alone, Class<?> type, boolean safeToPreflight) {}

    Destinations(ServletContext context, Declarations declarations) {
        this.context = context;
        this.declarations = declarations;
    }

    Destination of(HttpServletRequest request) {
        String servlet = request.getHttpServletMapping().getServletName();
        Target target = targets.computeIfAbsent(servlet == null ? "" : servlet, this::resolve);
        if (target.application != null) {
            return new Destination.Rest(target.alone && RestEdge.isGuarded(context, target.application));
        }
        Declaration declaration = target.type == null
                ? new Declaration.Undeclared()
                : ServletMethods.declaration(target.type, request.getMethod(), declarations);
        return new Destination.Servlet(declaration, target.safeToPreflight);
    }

    private Target resolve(String servlet) {
        ServletRegistration registration = context.getServletRegistration(servlet);
        Class<?> type = registration == null ? null : load(registration.getClassName());
        String application = application(servlet, registration, type);
        return new Target(application, isAlone(application), type, ServletMethods.isSafeToPreflight(type));
    }

    /** Of two servlets for one application nobody can tell which is guarded. */
    private boolean isAlone(String application) {
        return application == null
                || context.getServletRegistrations().entrySet().stream()
                                .map(each -> application(
                                        each.getKey(),
                                        each.getValue(),
                                        load(each.getValue().getClassName())))
                                .filter(application::equals)
                                .count()
                        <= 1;
    }

    /** REST names the servlet of an application after the application's class, or names that in a parameter (2.3.2). */
    private String application(String servlet, ServletRegistration registration, Class<?> type) {
        String parameter = registration == null ? null : registration.getInitParameter(REST_APPLICATION_PARAMETER);
        if (parameter != null) {
            return parameter;
        }
        if (servlet.equals(Application.class.getName()) || isApplication(load(servlet))) {
            return servlet;
        }
        return isApplication(type) ? type.getName() : null;
    }

    private static boolean isApplication(Class<?> type) {
        return type != null && Application.class.isAssignableFrom(type);
    }

    private Class<?> load(String name) {
        try {
            return name == null || name.isEmpty() ? null : Class.forName(name, false, context.getClassLoader());
        } catch (ClassNotFoundException | LinkageError notOurs) {
            return null;
        }
    }
}
