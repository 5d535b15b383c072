package dev.latchkey.cdi;

import dev.latchkey.rest.RestMethods;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import jakarta.decorator.Decorator;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import jakarta.inject.Scope;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells where the interceptor must and can go: methods of components that carry {@link dev.latchkey.ScopeRequired}, except
 * REST methods and servlets, which are checked before they are reached.
 *
 * <p>A component is a class that some container makes and calls. On other classes the annotation is about responses, and a
 * final getter is as good as any.
 */
public final class Interceptable {
    private Interceptable() {}

    /**
     * Checks the guarded methods of a component.
     *
     * @throws DeclarationException if no guard can stand in front of one of them: it is private, static or final, or the
     *     class is
     */
    public static void check(Class<?> type, Declarations declarations) {
        if (!isComponent(type)) {
            return;
        }
        classes(type).forEach(candidate -> Stream.of(candidate.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !isOverridable(method))
                .filter(method -> declarations.ofMethodAlone(candidate, method) instanceof Declaration.Guarded)
                .forEach(method -> {
                    throw new DeclarationException("@ScopeRequired is on " + place(method) + ", which is "
                            + obstacle(method)
                            + ", so it cannot be intercepted. Make it an ordinary method, or put the annotation on the"
                            + " public method that calls it.");
                }));
        boolean whole = isGuardedAsAWhole(type, declarations);
        if (Modifier.isFinal(type.getModifiers()) && (whole || hasGuardedMethod(type, declarations))) {
            throw new DeclarationException("@ScopeRequired guards " + type.getName()
                    + ", which is final, so it cannot be intercepted. Make it an ordinary class.");
        }
        if (whole) {
            finalMethods(type).findFirst().ifPresent(method -> {
                throw new DeclarationException("@ScopeRequired guards the whole of " + type.getName() + ", but "
                        + place(method)
                        + " is final, so it cannot be intercepted. Make it an ordinary method, or put the annotation on"
                        + " the methods that need it.");
            });
        }
    }

    /**
     * Checks that each guarded method of a servlet is one that answers requests: no other is ever guarded.
     *
     * @throws DeclarationException if one is not
     */
    public static void checkServlet(Class<?> type, Declarations declarations) {
        if (Servlet.class.isAssignableFrom(type)) {
            Stream.of(type.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic() && !answersRequests(method))
                    .filter(method -> declarations.ofMethodAlone(type, method) instanceof Declaration.Guarded)
                    .forEach(method -> {
                        throw new DeclarationException(
                                "@ScopeRequired is on " + place(method)
                                        + ", which no request calls directly. Put it on the servlet, its service or its doGet.");
                    });
        }
    }

    /**
     * Checks that an endpoint of WebSockets declares scopes where its handshake is checked: on the class of one that is annotated.
     *
     * @throws DeclarationException if it declares them elsewhere
     */
    public static void checkWebSocket(Class<?> type, Declarations declarations) {
        boolean annotated = isWebSocketEndpoint(type);
        boolean programmed =
                classes(type).anyMatch(candidate -> candidate.getName().equals("jakarta.websocket.Endpoint"));
        if (!annotated && programmed && declarations.of(type) instanceof Declaration.Guarded) {
            throw new DeclarationException("@ScopeRequired guards " + type.getName()
                    + ", an Endpoint whose path is set by code, so its handshake cannot be checked. Make it a"
                    + " @ServerEndpoint.");
        }
        if (annotated || programmed) {
            Stream.of(type.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic())
                    .filter(method -> declarations.ofMethodAlone(type, method) instanceof Declaration.Guarded)
                    .forEach(method -> {
                        throw new DeclarationException(
                                "@ScopeRequired is on " + place(method)
                                        + ", a method of a WebSocket endpoint, but only the handshake is checked. Put it on the class.");
                    });
        }
    }

    private static boolean isWebSocketEndpoint(Class<?> type) {
        return Stream.of(type.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getName().equals("jakarta.websocket.server.ServerEndpoint"));
    }

    private static boolean answersRequests(Method method) {
        return method.getParameterCount() == 2
                && ServletRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                && (method.getName().equals("service") || method.getName().startsWith("do"));
    }

    static String place(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    private static String obstacle(Method method) {
        int modifiers = method.getModifiers();
        return Modifier.isPrivate(modifiers) ? "private" : Modifier.isStatic(modifiers) ? "static" : "final";
    }

    private static boolean isOverridable(Method method) {
        return (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL)) == 0;
    }

    private static Stream<Method> finalMethods(Class<?> type) {
        return classes(type)
                .flatMap(candidate -> Stream.of(candidate.getDeclaredMethods()))
                .filter(method -> Modifier.isFinal(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0);
    }

    private static Stream<Class<?>> classes(Class<?> type) {
        return Stream.<Class<?>>iterate(
                type, candidate -> candidate != null && candidate != Object.class, Class::getSuperclass);
    }

    /**
     * Whether the interceptor is to stand in front of all methods of {@code type}: because of a declaration on the class, or
     * because methods that it inherits from interfaces are guarded, which cannot be bound one by one.
     */
    public static boolean isGuardedAsAWhole(Class<?> type, Declarations declarations) {
        return isForInterceptor(type)
                && !isRestResource(type)
                && (declarations.of(type) instanceof Declaration.Guarded || inheritsGuardedDefault(type, declarations));
    }

    private static boolean inheritsGuardedDefault(Class<?> type, Declarations declarations) {
        return Stream.of(type.getMethods())
                .filter(Method::isDefault)
                .anyMatch(method -> declarations.ofMethodAlone(type, method) instanceof Declaration.Guarded);
    }

    /** Whether {@link #isGuarded} holds for a method. */
    public static boolean hasGuardedMethod(Class<?> type, Declarations declarations) {
        return isForInterceptor(type)
                && classes(type)
                        .flatMap(candidate -> Stream.of(candidate.getDeclaredMethods()))
                        .anyMatch(method -> isGuardedHere(type, method, declarations));
    }

    /** Whether {@code method} itself is guarded, and the interceptor is to do it. */
    public static boolean isGuarded(Class<?> type, Method method, Declarations declarations) {
        return isForInterceptor(type) && isGuardedHere(type, method, declarations);
    }

    private static boolean isGuardedHere(Class<?> type, Method method, Declarations declarations) {
        return isOverridable(method)
                && !method.isSynthetic()
                && declarations.ofMethodAlone(type, method) instanceof Declaration.Guarded
                && !(isRestResource(type) && RestMethods.isRestMethod(type, method));
    }

    /** Of classes that are no components only those are bound that the container can stand in front of. */
    static boolean isForInterceptor(Class<?> type) {
        return !type.isInterface()
                && !Servlet.class.isAssignableFrom(type)
                && !isWebSocketEndpoint(type)
                && !type.isAnnotationPresent(Interceptor.class)
                && !type.isAnnotationPresent(Decorator.class)
                && (isComponent(type) || canBeIntercepted(type));
    }

    /** Whether the container can stand in front of every method of {@code type}: by a subclass, which it must be able to make. */
    public static boolean canBeIntercepted(Class<?> type) {
        return !Modifier.isFinal(type.getModifiers())
                && finalMethods(type).findAny().isEmpty()
                && constructorOfContainer(type)
                        .filter(constructor -> !Modifier.isPrivate(constructor.getModifiers()))
                        .isPresent();
    }

    /** The one for injection; otherwise the one without parameters. */
    private static Optional<Constructor<?>> constructorOfContainer(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors())
                .filter(constructor ->
                        constructor.isAnnotationPresent(Inject.class) || constructor.getParameterCount() == 0)
                .max(Comparator.comparing(constructor -> constructor.isAnnotationPresent(Inject.class)));
    }

    /**
     * Whether REST makes and calls objects of this class, so that its guard stands in front of them. A bean that implements a
     * resource's interface, a client's or a facade's, is called by other beans as well.
     */
    static boolean isRestResource(Class<?> type) {
        return classes(type).anyMatch(candidate -> candidate.isAnnotationPresent(Path.class));
    }

    static boolean isComponent(Class<?> type) {
        return !type.isInterface()
                && (Servlet.class.isAssignableFrom(type)
                        || isRestResource(type)
                        || Stream.of(type.getAnnotations()).anyMatch(Interceptable::makesComponent));
    }

    private static boolean makesComponent(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        return type.isAnnotationPresent(NormalScope.class)
                || type.isAnnotationPresent(Scope.class)
                || type.isAnnotationPresent(Stereotype.class)
                || type.getName().startsWith("jakarta.ejb.");
    }
}
