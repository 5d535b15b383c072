package dev.latchkey.servlet;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;

/**
 * Injects into the filter, servlets and listeners of ours that were created without injection.
 *
 * <p>A Jakarta EE server injects into them by itself (CDI 4.0, section 19.2). A servlet container with CDI in the web application
 * does so only if the two know each other, and application code that creates a filter never does.
 */
public final class Injection {
    private Injection() {}

    /**
     * Injects the fields of {@code component}, unless they are.
     *
     * @param field the value of one of them
     * @throws IllegalStateException if CDI has not started in this web application
     */
    public static <T> void ensure(T component, Object field) {
        if (field == null) {
            into(component);
        }
    }

    private static <T> void into(T component) {
        BeanManager beans = CDI.current().getBeanManager();
        @SuppressWarnings("unchecked")
        AnnotatedType<T> type = (AnnotatedType<T>) beans.createAnnotatedType(component.getClass());
        CreationalContext<T> context = beans.createCreationalContext(null);
        beans.getInjectionTargetFactory(type).createInjectionTarget(null).inject(component, context);
    }
}
