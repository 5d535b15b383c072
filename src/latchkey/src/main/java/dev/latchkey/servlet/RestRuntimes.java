package dev.latchkey.servlet;

import dev.latchkey.server.RestServlets;
import jakarta.servlet.Registration;
import jakarta.ws.rs.core.Application;

/**
 * Recognizes the servlets and filters of REST runtimes.
 *
 * <p>Jakarta REST (2.3.2) names the servlet of an application after the application's class, or names that class in a parameter
 * of the servlet. Beyond the specification the runtimes also serve classes that parameters of their own name; those are known
 * by the class of the servlet.
 */
final class RestRuntimes {
    private static final String APPLICATION = "jakarta.ws.rs.Application";

    private final ClassLoader loader;

    RestRuntimes(ClassLoader loader) {
        this.loader = loader;
    }

    /** Whether REST answers in the servlet or filter of this name; {@code registration} is null if the server shows none. */
    boolean isRest(String name, Registration registration) {
        return name.equals(Application.class.getName())
                || isApplication(load(name))
                || registration != null
                        && (registration.getInitParameter(APPLICATION) != null
                                || isRuntime(load(registration.getClassName())));
    }

    private static boolean isApplication(Class<?> type) {
        return type != null && Application.class.isAssignableFrom(type);
    }

    private static boolean isRuntime(Class<?> type) {
        return RestServlets.isOne(type) || isApplication(type);
    }

    /** The class of a servlet; null if there is none that the web application sees. */
    Class<?> load(String name) {
        try {
            return name == null || name.isEmpty() ? null : Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError notSeen) {
            return null;
        }
    }
}
