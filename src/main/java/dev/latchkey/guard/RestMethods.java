package dev.latchkey.guard;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Recognises REST methods, and tells which of them declare nothing. */
public final class RestMethods {
    private RestMethods() {}

    /** Whether {@code method} answers HTTP requests when it is called on an object of class {@code type}. */
    public static boolean isRestMethod(Class<?> type, Method method) {
        if (isDesignated(method)) {
            return true;
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (isDesignatedIn(c, method)
                    || Stream.of(c.getInterfaces()).anyMatch(each -> isRestMethod(each, method))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDesignatedIn(Class<?> type, Method method) {
        return Stream.of(type.getDeclaredMethods())
                .anyMatch(other -> other.getName().equals(method.getName())
                        && other.getParameterCount() == method.getParameterCount()
                        && isDesignated(other));
    }

    private static boolean isDesignated(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            if (annotation.annotationType().isAnnotationPresent(HttpMethod.class)) {
                return true;
            }
        }
        return false;
    }

    /** The REST methods of {@code type} that declare neither scopes nor that they are public, as lines to log. */
    public static List<String> undeclared(Class<?> type, Declarations declarations) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        Stream.of(type.getMethods())
                .filter(method -> !method.isBridge() && isRestMethod(type, method))
                .filter(method -> declarations.of(type, method) instanceof Declaration.Undeclared)
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> lines.add(lineToAdd(type, method)));
        return lines;
    }

    static String lineToAdd(Class<?> type, Method method) {
        return type.getName() + "." + method.getName()
                + " declares no scope: add @ScopeRequired(\"…\") to it or its class, or"
                + " @PublicEndpoint if no key is needed.";
    }
}
