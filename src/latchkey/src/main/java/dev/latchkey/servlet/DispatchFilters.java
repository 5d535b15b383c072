package dev.latchkey.servlet;

import dev.latchkey.scope.Declarations;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.Map;

/**
 * Registers a {@link DispatchFilter} for each servlet that declares scopes or runs REST.
 *
 * <p>They are mapped by servlet name, because servers disagree about the name {@code *}, and URL patterns do not match
 * {@code getNamedDispatcher}. One more is mapped by path, for servlets that are registered later. None of them is mapped for
 * {@code REQUEST}, so ordinary requests pass one filter only.
 */
public final class DispatchFilters {
    private static final String PREFIX = LatchkeyFilter.NAME + " before ";
    private static final String OTHERS = LatchkeyFilter.NAME + " before others";

    private DispatchFilters() {}

    /** Registers the filter for servlets that are registered later. It checks dispatches by path. */
    public static void registerForOthers(ServletContext context) {
        FilterRegistration.Dynamic filter = context.addFilter(OTHERS, DispatchFilter.class);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.FORWARD, DispatcherType.INCLUDE), true, "/*");
    }

    /** Returns whether the servlet has its own filter. */
    static boolean isBefore(String servlet, ServletContext context) {
        return context.getFilterRegistration(PREFIX + servlet) != null;
    }

    /**
     * Registers the filters of the servlets that are registered so far. It may be called again.
     *
     * @param context a context to which filters can still be added
     */
    public static void register(ServletContext context, Declarations declarations) {
        RestRuntimes runtimes = new RestRuntimes(context.getClassLoader());
        for (Map.Entry<String, ? extends ServletRegistration> registration :
                context.getServletRegistrations().entrySet()) {
            String servlet = registration.getKey();
            if (!isBefore(servlet, context) && isGuarded(servlet, registration.getValue(), runtimes, declarations)) {
                add(servlet, context);
            }
        }
    }

    private static boolean isGuarded(
            String name, ServletRegistration servlet, RestRuntimes runtimes, Declarations declarations) {
        Class<?> type = runtimes.load(servlet.getClassName());
        return runtimes.isRest(name, servlet) || type != null && ServletMethods.declareScopes(type, declarations);
    }

    private static void add(String servlet, ServletContext context) {
        FilterRegistration.Dynamic filter = context.addFilter(PREFIX + servlet, DispatchFilter.class);
        filter.setInitParameter(DispatchFilter.SERVLET, servlet);
        filter.setAsyncSupported(true);
        filter.addMappingForServletNames(
                EnumSet.of(DispatcherType.FORWARD, DispatcherType.INCLUDE, DispatcherType.ERROR, DispatcherType.ASYNC),
                true,
                servlet);
    }
}
