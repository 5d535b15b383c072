package dev.latchkey.http;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the sign by which the REST guard tells the filter that it is in place: the classes of the REST applications that it
 * was registered with. A web application may have several, and each can keep features out.
 */
public final class RestEdge {
    private static final String GUARDED = "dev.latchkey.http.guardedApplications";

    private RestEdge() {}

    /**
     * Notes that the methods of an application are guarded. Its superclasses are not: they may be applications of their own,
     * which keep the guard out.
     *
     * @param forms the application as the runtime gives it, and what it wraps; REST's own name for an application without a
     *     class stands only for one in which nothing of the host is found
     */
    public static void guarded(ServletContext context, List<Application> forms) {
        Set<String> guarded = guarded(context);
        boolean ofTheHost = false;
        for (Application form : forms) {
            Class<?> type = form.getClass();
            while (type.isSynthetic()
                    || type.getName().contains("$Proxy$")
                    || type.getName().contains("_$$_")) {
                type = type.getSuperclass();
            }
            if (type.getClassLoader() == RestEdge.class.getClassLoader()) {
                ofTheHost = true;
                guarded.add(type.getName());
            }
        }
        if (!ofTheHost) {
            guarded.add(Application.class.getName());
        }
        context.setAttribute(GUARDED, guarded);
    }

    /** Whether the methods of the application with this class name are guarded. */
    static boolean isGuarded(ServletContext context, String application) {
        return guarded(context).contains(application);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> guarded(ServletContext context) {
        Object guarded = context.getAttribute(GUARDED);
        return guarded == null ? ConcurrentHashMap.newKeySet() : (Set<String>) guarded;
    }
}
