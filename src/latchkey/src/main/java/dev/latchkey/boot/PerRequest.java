package dev.latchkey.boot;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Scope;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.stream.Stream;

/**
 * Tells whether an injected object's holder is made for one request and serves no other.
 *
 * <p>That is so for request-scoped beans and for REST resources without a scope. Where it is not certain the answer is no.
 */
final class PerRequest {
    private PerRequest() {}

    /** {@code point} is null, or has no member, where somebody looks the object up instead of having it injected. */
    static boolean isHolderOf(InjectionPoint point) {
        if (point == null || point.getMember() == null) {
            return false;
        }
        Bean<?> bean = point.getBean();
        if (bean != null && bean.getScope() != Dependent.class) {
            return bean.getScope() == RequestScoped.class;
        }
        Class<?> holder = bean == null ? point.getMember().getDeclaringClass() : bean.getBeanClass();
        return holder.isAnnotationPresent(Path.class)
                && Stream.of(holder.getAnnotations()).noneMatch(PerRequest::setsLifetime);
    }

    private static boolean setsLifetime(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        return type.isAnnotationPresent(NormalScope.class) && type != RequestScoped.class
                || type.isAnnotationPresent(Scope.class) && type != RequestScoped.class && type != Dependent.class
                || type.getName().startsWith("jakarta.ejb.")
                || type.isAnnotationPresent(jakarta.enterprise.inject.Stereotype.class);
    }
}
