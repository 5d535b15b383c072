package dev.latchkey.servlet;

import jakarta.servlet.ServletContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the sign by which the REST guard tells the filter that it is in place: the names of the servlets, or filters, that
 * the REST runtimes with our guard run in.
 *
 * <p>The sign is for one servlet and not for the class of its REST application: another servlet of the same application, or of
 * a superclass, can keep the guard out.
 */
public final class GuardedRestRegistry {
    private static final String GUARDED = "dev.latchkey.servlet.guardedRest";
    private static final String SOMEWHERE = "dev.latchkey.servlet.guardedSomewhere";

    private GuardedRestRegistry() {}

    /** Makes room for the signs. To be called once, before any servlet starts. */
    public static void prepare(ServletContext context) {
        context.setAttribute(GUARDED, ConcurrentHashMap.newKeySet());
    }

    /** Notes that REST methods that are reached through the servlet, or filter, of this name are guarded. */
    public static void guarded(ServletContext context, String name) {
        names(context).add(name);
    }

    /** Notes that some REST application is guarded; the runtime did not say where it is. */
    public static void guardedSomewhere(ServletContext context) {
        context.setAttribute(SOMEWHERE, Boolean.TRUE);
    }

    static boolean isGuardedSomewhere(ServletContext context) {
        return context.getAttribute(SOMEWHERE) != null;
    }

    static boolean isGuarded(ServletContext context, String name) {
        return names(context).contains(name);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> names(ServletContext context) {
        return (Set<String>) context.getAttribute(GUARDED);
    }
}
