package dev.latchkey.http;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
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
    private static final Class<?>[] DO_PARAMETERS = {HttpServletRequest.class, HttpServletResponse.class};

    private final ServletContext context;
    private final Declarations declarations;
    private final Map<String, Target> targets = new ConcurrentHashMap<>();

    /** What is known of one servlet; {@code type} is null where its class cannot be told. */
    private record Target(boolean rest, Class<?> type, boolean safeToPreflight) {}

    Destinations(ServletContext context, Declarations declarations) {
        this.context = context;
        this.declarations = declarations;
    }

    Destination of(HttpServletRequest request) {
        String servlet = request.getHttpServletMapping().getServletName();
        Target target = targets.computeIfAbsent(servlet == null ? "" : servlet, this::resolve);
        if (target.rest) {
            return new Destination.Rest(context.getAttribute(RestEdge.GUARDED) != null);
        }
        return new Destination.Servlet(declaration(target.type, request.getMethod()), target.safeToPreflight);
    }

    private Target resolve(String servlet) {
        ServletRegistration registration = context.getServletRegistration(servlet);
        Class<?> type = registration == null ? null : load(registration.getClassName());
        boolean rest = servlet.equals(Application.class.getName())
                || registration != null && registration.getInitParameter(REST_APPLICATION_PARAMETER) != null
                || isApplication(load(servlet))
                || isApplication(type);
        return new Target(rest, type, type != null && isSafeToPreflight(type));
    }

    /** REST names the servlet of an application after the application's class (REST 3.1, 2.3.2). */
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

    private static boolean isSafeToPreflight(Class<?> type) {
        return HttpServlet.class.isAssignableFrom(type)
                && isInherited(type, "doOptions", DO_PARAMETERS)
                && isInherited(type, "service", DO_PARAMETERS)
                && isInherited(type, "service", ServletRequest.class, ServletResponse.class);
    }

    private static boolean isInherited(Class<?> type, String name, Class<?>... parameters) {
        Method method = method(type, name, parameters);
        return method != null && method.getDeclaringClass() == HttpServlet.class;
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            try {
                return c.getDeclaredMethod(name, parameters);
            } catch (NoSuchMethodException higher) {
                // The next class up may declare it.
            }
        }
        return null;
    }

    private Declaration declaration(Class<?> type, String httpMethod) {
        if (type == null) {
            return new Declaration.Undeclared();
        }
        Method service = method(type, "service", DO_PARAMETERS);
        if (service != null) {
            Declaration declared = declarations.ofMethodAlone(type, service);
            if (!(declared instanceof Declaration.Undeclared)) {
                return declared;
            }
        }
        Method handler = handler(type, httpMethod);
        return handler == null ? declarations.of(type) : declarations.of(type, handler);
    }

    /** The method of the servlet's own class that answers; HEAD is answered by doGet unless there is a doHead. */
    private static Method handler(Class<?> type, String httpMethod) {
        return switch (httpMethod) {
            case "GET" -> method(type, "doGet", DO_PARAMETERS);
            case "HEAD" -> method(type, isInherited(type, "doHead", DO_PARAMETERS) ? "doGet" : "doHead", DO_PARAMETERS);
            case "POST" -> method(type, "doPost", DO_PARAMETERS);
            case "PUT" -> method(type, "doPut", DO_PARAMETERS);
            case "DELETE" -> method(type, "doDelete", DO_PARAMETERS);
            case "OPTIONS" -> method(type, "doOptions", DO_PARAMETERS);
            case "TRACE" -> method(type, "doTrace", DO_PARAMETERS);
            default -> null;
        };
    }
}
