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

/** Finds the methods of a servlet that handle a request, and their declarations. */
final class ServletMethods {
    private static final Class<?>[] HTTP = {HttpServletRequest.class, HttpServletResponse.class};
    private static final Class<?>[] ANY = {ServletRequest.class, ServletResponse.class};

    private ServletMethods() {}

    /**
     * Returns the declaration for an HTTP method. Both {@code service} methods and the method for the HTTP method may require scopes,
     * and all of them apply. If none of them has a declaration, the class decides.
     */
    static Declaration declaration(Class<?> type, String httpMethod, Declarations declarations) {
        List<Declaration> declared = passedThrough(type, httpMethod)
                .map(method -> declarations.ofMethodAlone(type, method))
                .filter(declaration -> !(declaration instanceof Declaration.Undeclared))
                .toList();
        if (declared.isEmpty()) {
            return declarations.of(type);
        }
        List<Requirement> required = new ArrayList<>();
        for (Declaration declaration : declared) {
            if (declaration instanceof Declaration.Guarded guarded) {
                required.add(guarded.requirement());
            }
        }
        return required.isEmpty() ? new Declaration.Public() : new Declaration.Guarded(declarations.all(required));
    }

    /** Returns whether the class or a method of it declares scopes. A class that cannot be read counts as if it did. */
    static boolean declareScopes(Class<?> type, Declarations declarations) {
        try {
            if (declarations.of(type) instanceof Declaration.Guarded) {
                return true;
            }
            for (Class<?> c = type; c != null && c != HttpServlet.class; c = c.getSuperclass()) {
                for (Method method : c.getDeclaredMethods()) {
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

    /** Returns the name of the method for an HTTP method. HEAD is handled by doGet unless the class has a doHead. */
    private static String handler(Class<?> type, String httpMethod) {
        if (httpMethod.isEmpty() || httpMethod.equals("HEAD") && isInherited(type, "doHead", HTTP)) {
            return "doGet";
        }
        return "do" + httpMethod.charAt(0) + httpMethod.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Returns whether OPTIONS runs no code of the servlet. */
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
