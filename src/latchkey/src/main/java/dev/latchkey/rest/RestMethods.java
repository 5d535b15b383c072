package dev.latchkey.rest;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.Overriding;
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
        return overridden(type, method).anyMatch(RestMethods::isDesignated);
    }

    /** The method, and all that it overrides or implements in the hierarchy of {@code type}. */
    static Stream<Method> overridden(Class<?> type, Method method) {
        return Stream.concat(
                Stream.of(method),
                Hierarchy.of(type).stream()
                        .flatMap(ancestor -> Stream.of(ancestor.getDeclaredMethods()))
                        .filter(other -> Overriding.isSame(type, method, other)));
    }

    /** Whether the method itself names an HTTP method. */
    static boolean isDesignated(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            if (annotation.annotationType().isAnnotationPresent(HttpMethod.class)) {
                return true;
            }
        }
        return false;
    }

    /** The REST methods of {@code type}; none if there can be no object of it. */
    public static List<Method> of(Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return List.of();
        }
        return Stream.of(type.getMethods())
                .filter(method -> !method.isBridge() && isRestMethod(type, method))
                .toList();
    }

    /** The REST methods of {@code type} that declare neither scopes nor that they are public, as lines to log. */
    public static List<String> undeclared(Class<?> type, Declarations declarations) {
        List<String> lines = new ArrayList<>();
        of(type).stream()
                .filter(method -> declarations.of(type, method) instanceof Declaration.Undeclared)
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> lines.add(lineToAdd(type, method)));
        return lines;
    }

    static String lineToAdd(Class<?> type, Method method) {
        return type.getName() + "." + method.getName()
                + " has no declaration. Add @ScopeRequired(\"…\") to it or its class, or @PublicEndpoint if it"
                + " needs no key.";
    }
}
