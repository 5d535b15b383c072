package dev.latchkey.guard;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import jakarta.decorator.Decorator;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Scope;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.Servlet;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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
     * @throws DeclarationException if one of them is private, static or final, which no guard can stand in front of
     */
    public static void check(Class<?> type, Declarations declarations) {
        if (!isComponent(type)) {
            return;
        }
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                if (!method.isSynthetic()
                        && declarations.ofMethodAlone(c, method) instanceof Declaration.Guarded
                        && !isOverridable(method)) {
                    throw new DeclarationException("@ScopeRequired stands on " + c.getName() + "." + method.getName()
                            + ", which is " + obstacle(method)
                            + ", so that no guard can stand in front of it: make it an ordinary method, or put the annotation"
                            + " on the public method that calls it.");
                }
            }
        }
        boolean guarded = isGuardedAsAWhole(type, declarations) || hasGuardedMethod(type, declarations);
        if (guarded && Modifier.isFinal(type.getModifiers())) {
            throw new DeclarationException("@ScopeRequired guards " + type.getName()
                    + ", which is final, so that no guard can stand in front of it: make it an ordinary class.");
        }
    }

    private static String obstacle(Method method) {
        int modifiers = method.getModifiers();
        return Modifier.isPrivate(modifiers) ? "private" : Modifier.isStatic(modifiers) ? "static" : "final";
    }

    private static boolean isOverridable(Method method) {
        return (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL)) == 0;
    }

    /** Whether all methods of {@code type} are guarded by a declaration on the class, and the interceptor is to do it. */
    public static boolean isGuardedAsAWhole(Class<?> type, Declarations declarations) {
        return isForInterceptor(type) && !isRestResource(type) && declarations.of(type) instanceof Declaration.Guarded;
    }

    /** Whether {@link #isGuarded} holds for a method. */
    public static boolean hasGuardedMethod(Class<?> type, Declarations declarations) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            if (Stream.of(c.getDeclaredMethods()).anyMatch(method -> isGuarded(type, method, declarations))) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code method} itself is guarded, and the interceptor is to do it. */
    public static boolean isGuarded(Class<?> type, Method method, Declarations declarations) {
        return isForInterceptor(type)
                && isOverridable(method)
                && !method.isSynthetic()
                && declarations.ofMethodAlone(type, method) instanceof Declaration.Guarded
                && !RestMethods.isRestMethod(type, method);
    }

    private static boolean isForInterceptor(Class<?> type) {
        return !type.isInterface()
                && !Servlet.class.isAssignableFrom(type)
                && !type.isAnnotationPresent(Interceptor.class)
                && !type.isAnnotationPresent(Decorator.class)
                && (isComponent(type) || !Modifier.isFinal(type.getModifiers()));
    }

    private static boolean isRestResource(Class<?> type) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            if (c.isAnnotationPresent(Path.class)
                    || Stream.of(c.getInterfaces()).anyMatch(each -> each.isAnnotationPresent(Path.class))
                    || Stream.of(c.getDeclaredMethods()).anyMatch(method -> RestMethods.isRestMethod(type, method))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isComponent(Class<?> type) {
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
