package dev.latchkey.http;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the sign by which the REST guard tells the filter that it is in place: the classes of the REST applications that it
 * was registered with. A web application may have several, and each can keep features out.
 */
public final class RestEdge {
    private static final String GUARDED = "dev.latchkey.http.guardedApplications";

    private RestEdge() {}

    /** Notes that the methods of {@code application} are guarded; null stands for an application that has no class. */
    public static void guarded(ServletContext context, Application application) {
        Set<String> guarded = guarded(context);
        guarded.add(Application.class.getName());
        for (Class<?> c = application == null ? Application.class : application.getClass();
                c != Application.class && c != null;
                c = c.getSuperclass()) {
            guarded.add(c.getName());
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
