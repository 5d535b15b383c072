package dev.latchkey.servlet;

import jakarta.servlet.ServletContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds the names of the servlets and filters whose REST runtime has the REST guard, so that the filter can leave the check to it.
 *
 * <p>A name is that of a servlet and not of a REST application, because another servlet of the same application, or of a superclass,
 * can exclude the guard.
 */
public final class GuardedRestRegistry {
    private static final String GUARDED = "dev.latchkey.servlet.guardedRest";
    private static final String SOMEWHERE = "dev.latchkey.servlet.guardedSomewhere";

    private GuardedRestRegistry() {}

    /** Creates the registry. Call it once, before any servlet starts. */
    public static void prepare(ServletContext context) {
        context.setAttribute(GUARDED, ConcurrentHashMap.newKeySet());
    }

    /** Registers a servlet or filter whose REST methods are guarded. */
    public static void guarded(ServletContext context, String name) {
        names(context).add(name);
    }

    /** Registers that a REST application is guarded whose servlet the runtime does not expose. */
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
