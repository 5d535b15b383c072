package dev.latchkey.servlet;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Knows which methods of a servlet answer a request, and what they declare. */
final class ServletMethods {
    private static final Class<?>[] HTTP = {HttpServletRequest.class, HttpServletResponse.class};
    private static final Class<?>[] ANY = {ServletRequest.class, ServletResponse.class};

    private ServletMethods() {}

    /**
     * What is declared for a request of this HTTP method. Each of the methods that it passes through, both kinds of
     * {@code service} and the one for the HTTP method, may demand scopes, and all demands count; what they leave open the
     * class decides.
     */
    static Declaration declaration(Class<?> type, String httpMethod, Declarations declarations) {
        List<Declaration> declared = passedThrough(type, httpMethod)
                .map(method -> declarations.ofMethodAlone(type, method))
                .filter(declaration -> !(declaration instanceof Declaration.Undeclared))
                .toList();
        if (declared.isEmpty()) {
            return declarations.of(type);
        }
        List<Requirement> demanded = new ArrayList<>();
        for (Declaration declaration : declared) {
            if (declaration instanceof Declaration.Guarded guarded) {
                demanded.add(guarded.requirement());
            }
        }
        return demanded.isEmpty() ? new Declaration.Public() : new Declaration.Guarded(declarations.all(demanded));
    }

    /** Whether the class, or any of its methods, declares scopes. One of which that cannot be told counts as if it did. */
    static boolean declareScopes(Class<?> type, Declarations declarations) {
        try {
            if (declarations.of(type) instanceof Declaration.Guarded) {
                return true;
            }
            for (Class<?> each = type; each != null && each != HttpServlet.class; each = each.getSuperclass()) {
                for (Method method : each.getDeclaredMethods()) {
                    if (declarations.ofMethodAlone(type, method) instanceof Declaration.Guarded) {
                        return true;
                    }
                }
            }
            return false;
        } catch (LinkageError | TypeNotPresentException | ArrayStoreException notLoadable) {
            return true;
        }
    }

    private static Stream<Method> passedThrough(Class<?> type, String httpMethod) {
        return Stream.of(
                        method(type, "service", ANY),
                        method(type, "service", HTTP),
                        method(type, handler(type, httpMethod), HTTP))
                .filter(Objects::nonNull);
    }

    /** The name of the method for an HTTP method; HEAD is answered by doGet unless there is a doHead. */
    private static String handler(Class<?> type, String httpMethod) {
        if (httpMethod.isEmpty() || httpMethod.equals("HEAD") && isInherited(type, "doHead", HTTP)) {
            return "doGet";
        }
        return "do" + httpMethod.charAt(0) + httpMethod.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Whether OPTIONS runs none of the servlet's own code. */
    static boolean isSafeToPreflight(Class<?> type) {
        return type != null
                && HttpServlet.class.isAssignableFrom(type)
                && isInherited(type, "doOptions", HTTP)
                && isInherited(type, "service", HTTP)
                && isInherited(type, "service", ANY);
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
}
